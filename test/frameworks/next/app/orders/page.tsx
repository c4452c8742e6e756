import Link from 'next/link';

export default function Orders() {
  return <Link href="/">Home</Link>;
}
