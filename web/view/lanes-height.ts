/** Heights of a lane with its heading, and of the buttons above one that is alone. */
const LANE_PX = 98;
const TABS_PX = 42;
/** The height that the lanes of a page take. */
export const lanesHeight = (isTabbed: boolean): number => 4 + (isTabbed ? TABS_PX + LANE_PX : 3 * LANE_PX);
