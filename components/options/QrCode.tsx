import { qrPath } from '../../lib/shared/qr.ts';

interface QrCodeProps {
  readonly text: string;
  readonly label: string;
}

/** A QR code as elements of the page, black on white in every colour scheme: phones read nothing else reliably. */
export function QrCode({ text, label }: QrCodeProps) {
  const { size, path } = qrPath(text);
  return (
    <svg className="cg-qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
