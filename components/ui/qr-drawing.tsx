/** White around the code, in modules; readers need four. */
const MARGIN = 4;

/** A QR code as one path of its dark modules, on a square of so many. */
export interface Drawing {
  size: number;
  path: string;
}

/** The drawing of a QR code's modules, row by row. */
export function drawingOf({ size, data }: { size: number; data: ArrayLike<number> }): Drawing {
  const path = Array.from(data)
    .map((dark, at) => (dark ? `M${at % size} ${Math.floor(at / size)}h1v1h-1z` : ''))
    .join('');
  return { size, path };
}

/** A QR code, always dark on white so that every camera reads it; without a drawing yet: white. */
export function QrDrawing({
  drawing,
  label,
  className,
}: {
  drawing: Drawing | null;
  label: string;
  className: string;
}) {
  const edge = (drawing?.size ?? 0) + 2 * MARGIN;
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`${-MARGIN} ${-MARGIN} ${edge} ${edge}`}
      shapeRendering="crispEdges"
      className={`aspect-square bg-[white] ${className}`}
    >
      <path d={drawing?.path ?? ''} fill="black" />
    </svg>
  );
}
