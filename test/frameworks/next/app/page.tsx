import Link from 'next/link';
import { connection } from 'next/server';

export default async function Page() {
  // A page with a nonce is rendered when it is asked for.
  await connection();
  return <Link href="/orders">Orders</Link>;
}
