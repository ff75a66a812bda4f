/** The day or period a figure describes. Both days are inclusive; a null `to` means that it goes on. */
export type AsOf = { readonly from: string; readonly to: string | null }
