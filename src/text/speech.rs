//! Texts.

crate::texts! {
    product { ja: "ENI Lens", en: "ENI Lens" }
}
