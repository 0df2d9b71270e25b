/** Style sheets are taken in by the build for their effect alone. */
declare module '*.css';
