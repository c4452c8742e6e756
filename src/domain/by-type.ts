/** The members of a union with this type. Unlike `Extract`, it also finds members whose `type` is itself a union. */
export type ByType<Union extends { readonly type: string }, Type extends string> = Union extends infer Member
  ? Member extends { readonly type: infer MemberType }
    ? Type extends MemberType
      ? Member
      : never
    : never
  : never;
