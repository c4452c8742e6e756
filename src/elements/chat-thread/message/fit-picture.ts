export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface PictureScales {
  /** At first. */
  readonly start: number;
  readonly min: number;
  readonly max: number;
}

/** Of a long picture at least this part of its width is shown at first, and the rest is scrolled to. */
const leastPart = 0.25;
const maxScale = 4;

/**
 * How large a picture is shown: as a whole and never larger than it is. One that would be too narrow then, such as a long
 * screenshot, fits with its width; one that would be too low, with its height.
 */
export function fitPicture(picture: Size, view: Size): PictureScales {
  const byWidth = Math.min(1, view.width / picture.width);
  const byHeight = Math.min(1, view.height / picture.height);
  const whole = Math.min(byWidth, byHeight);
  const other = Math.max(byWidth, byHeight);
  return { start: whole < other * leastPart ? other : whole, min: whole, max: Math.max(maxScale, other) };
}
