export const VESSELS = {};
