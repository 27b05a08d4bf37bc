/** A label, its value, and whether the value is a code. What has no value is left out. */
export type FactRow = readonly [label: string, value: string | undefined, code?: boolean];

/** Facts one under the other, as every panel and page of ours lists them. */
export function FactRows({ rows }: { readonly rows: readonly FactRow[] }) {
  return (
    <dl className="cg-facts">
      {rows.map(([label, value, code]) =>
        value === undefined ? null : (
          <div key={label}>
            <dt>{label}</dt>
            <dd className={code === true ? 'cg-code' : undefined}>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
