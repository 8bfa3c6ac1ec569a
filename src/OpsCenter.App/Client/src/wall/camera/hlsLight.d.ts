/** The library's build without subtitles, DRM and advertisements; it comes without types of its own. */
declare module "hls.js/light" {
  export { default } from "hls.js";
}
