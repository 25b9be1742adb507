//! The only user of web-sys and gloo.
