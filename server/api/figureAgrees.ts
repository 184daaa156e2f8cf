type Writable<Value> = Value extends readonly (infer _)[]
  ? { -readonly [Key in keyof Value]: Writable<Value[Key]> }
  : Value extends object
    ? { -readonly [Key in keyof Value]: Writable<Value[Key]> }
    : Value

/** `true` when what goes over the wire and the figure of the analysis may stand for each other, readonly marks aside. */
export type FigureAgrees<Wire, Figure> = [Wire] extends [Writable<Figure>] ? ([Writable<Figure>] extends [Wire] ? true : never) : never
