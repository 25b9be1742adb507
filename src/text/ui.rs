//! Texts.

crate::texts! {
    page_title {
        ja: "ENI Lens：VPC Lambda の ENI、以前と現在",
        en: "ENI Lens: ENIs of VPC-attached Lambda, before and now",
    }
    pasted { ja: "貼り付け", en: "pasted text" }
}
