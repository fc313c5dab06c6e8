// Stands for decoders that the bundle leaves out: opening such a file says so.
const absent = () => {
  throw new Error("this viewer does not open zarr");
};
export default absent;
export const [FetchStore, open, root, get, slice] = Array(5).fill(absent);
