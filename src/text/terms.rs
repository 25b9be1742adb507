//! Terms, each with one line that says what it is. A term stands in a text by one of its words.

use super::Lang;

crate::texts! {
    terms { ja: "用語", en: "Terms" }
    what_is { ja: "同時実行とは", en: "What is concurrency?" }
    colon { ja: "：", en: ": " }
    eni { ja: "Elastic Network Interface。VPC の中のネットワークの口で、IP アドレスを 1 つ使います", en: "Elastic network interface: a function’s way into a VPC; it takes one IP address" }
    set { ja: "関数に付けたセキュリティグループの集まり。順番は関係なく、まるごと 1 組として比べます", en: "The security groups of a function taken together, as one set; their order does not matter" }
    v2n { ja: "VPC-to-VPC NAT。Lambda の VPC からあなたの VPC への向きにだけつながる仕組みです", en: "VPC-to-VPC NAT: it connects Lambda’s VPC to yours, in that direction only" }
    environment { ja: "関数のコードが動く場所。同時に 1 つのリクエストを処理します", en: "Where a function’s code runs; it serves one request at a time" }
    hyperplane { ja: "ENI を多くの実行環境で共有できるようにした AWS の仕組み。2019 年から使われています", en: "AWS’s system that lets many execution environments share an ENI; in use since 2019" }
    concurrency { ja: "同時に動いている実行の数。毎秒のリクエスト数 × 処理時間（秒）です", en: "How many executions run at once: requests per second times seconds each takes" }
    reserved { ja: "AWS がサブネットごとに使う 5 つのアドレス：最初の 4 つと最後の 1 つ", en: "Five addresses of each subnet that AWS keeps: the first four and the last" }
    nau { ja: "Network Address Usage。VPC の大きさの単位で、関数 1 つは 6 と数えます", en: "Network Address Usage, a measure of a VPC’s size; a function counts 6" }
    service_vpc { ja: "関数が実際に動く、AWS が管理する VPC。あなたの VPC ではありません", en: "The VPC run by AWS in which functions really run; not yours" }
    cold_start { ja: "新しい実行環境を用意するときの、最初の呼び出しの待ち時間", en: "The wait of a first invocation while a new execution environment is made ready" }
    version { ja: "公開した時点のコードと設定。VPC の設定も含み、ENI を使い続けます", en: "Code and settings as published, VPC settings included; it keeps its ENIs" }
    quota { ja: "AWS が決めた上限。多くは引き上げを申請できます", en: "A limit set by AWS; most can be raised on request" }
    pair { ja: "1 つのサブネットと 1 つの SG の組。ENI はこの対ごとに作られます", en: "One subnet with one SG set: there is an ENI for each" }
}

/// A term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Term {
    /// ENI.
    Eni,
    /// SG set.
    Set,
    /// V2N.
    V2n,
    /// Execution environment.
    Environment,
    /// Hyperplane.
    Hyperplane,
    /// Concurrency.
    Concurrency,
    /// Addresses that AWS reserves.
    Reserved,
    /// NAU.
    Nau,
    /// Lambda's own VPC.
    ServiceVpc,
    /// Cold start.
    ColdStart,
    /// Version.
    Version,
    /// Quota.
    Quota,
    /// Subnet and set.
    Pair,
}

impl Term {
    /// All of them.
    pub const ALL: [Self; 13] = [
        Self::Eni,
        Self::Set,
        Self::V2n,
        Self::Environment,
        Self::Hyperplane,
        Self::Concurrency,
        Self::Reserved,
        Self::Nau,
        Self::ServiceVpc,
        Self::ColdStart,
        Self::Version,
        Self::Quota,
        Self::Pair,
    ];

    /// Its name on the page's own elements.
    pub fn id(self) -> &'static str {
        match self {
            Self::Eni => "eni",
            Self::Set => "set",
            Self::V2n => "v2n",
            Self::Environment => "environment",
            Self::Hyperplane => "hyperplane",
            Self::Concurrency => "concurrency",
            Self::Reserved => "reserved",
            Self::Nau => "nau",
            Self::ServiceVpc => "service-vpc",
            Self::ColdStart => "cold-start",
            Self::Version => "version",
            Self::Quota => "quota",
            Self::Pair => "pair",
        }
    }

    /// The term of this name.
    pub fn by_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|term| term.id() == id)
    }

    /// What it is called, and how it stands in texts, the most special first.
    pub fn words(self, lang: Lang) -> &'static [&'static str] {
        match (self, lang) {
            (Self::Eni, _) => &["ENIs", "ENI"],
            (Self::Set, Lang::En) => &["SG sets", "SG set"],
            (Self::Set, Lang::Ja) => &["SG の組"],
            (Self::V2n, _) => &["V2N"],
            (Self::Environment, Lang::En) => &["Execution environment", "execution environment", "per environment"],
            (Self::Environment, Lang::Ja) => &["実行環境"],
            (Self::Hyperplane, _) => &["Hyperplane ENIs", "Hyperplane ENI", "Hyperplane"],
            (Self::Concurrency, Lang::En) => &["Concurrent executions", "Concurrency"],
            (Self::Concurrency, Lang::Ja) => &["同時実行数", "同時実行"],
            (Self::Reserved, Lang::En) => &["Reserved by AWS", "reserved"],
            (Self::Reserved, Lang::Ja) => &["AWS 予約"],
            (Self::Nau, _) => &["NAU"],
            (Self::ServiceVpc, Lang::En) => &["Lambda service VPC"],
            (Self::ServiceVpc, Lang::Ja) => &["Lambda サービス VPC"],
            (Self::ColdStart, Lang::En) => &["Cold start", "cold start"],
            (Self::ColdStart, Lang::Ja) => &["コールドスタート"],
            (Self::Version, Lang::En) => &["Versions", "Version"],
            (Self::Version, Lang::Ja) => &["バージョン"],
            (Self::Quota, Lang::En) => &["Quota", "quota"],
            (Self::Quota, Lang::Ja) => &["枠", "上限"],
            (Self::Pair, Lang::En) => &["Subnet and SG set", "pairs", "pair"],
            (Self::Pair, Lang::Ja) => &["サブネットと SG の組", "対"],
        }
    }

    /// What it is called by itself.
    pub fn name(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Eni, _) => "ENI",
            (Self::Hyperplane, _) => "Hyperplane",
            (Self::Set, Lang::En) => "SG set",
            (Self::Environment, Lang::En) => "execution environment",
            (Self::Concurrency, Lang::En) => "concurrency",
            (Self::Concurrency, Lang::Ja) => "同時実行",
            (Self::Reserved, Lang::En) => "reserved addresses",
            (Self::Reserved, Lang::Ja) => "予約されたアドレス",
            (Self::ColdStart, Lang::En) => "cold start",
            (Self::Version, Lang::En) => "version",
            (Self::Quota, Lang::En) => "quota",
            (Self::Quota, Lang::Ja) => "上限（枠）",
            (Self::Pair, Lang::En) => "pair of subnet and SG set",
            _ => self.words(lang).first().copied().unwrap_or_default(),
        }
    }

    /// What it is, in one line.
    pub fn explanation(self, lang: Lang) -> &'static str {
        match self {
            Self::Eni => eni(lang),
            Self::Set => set(lang),
            Self::V2n => v2n(lang),
            Self::Environment => environment(lang),
            Self::Hyperplane => hyperplane(lang),
            Self::Concurrency => concurrency(lang),
            Self::Reserved => reserved(lang),
            Self::Nau => nau(lang),
            Self::ServiceVpc => service_vpc(lang),
            Self::ColdStart => cold_start(lang),
            Self::Version => version(lang),
            Self::Quota => quota(lang),
            Self::Pair => pair(lang),
        }
    }

    /// A text cut at this term: before, the term, after. `None`: the text does not hold it.
    pub fn cut(self, lang: Lang, text: &str) -> Option<(&str, &str, &str)> {
        let (at, word) = self.words(lang).iter().find_map(|word| Some((text.find(word)?, *word)))?;
        Some((text.get(..at)?, text.get(at..at + word.len())?, text.get(at + word.len()..)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_at_its_term() {
        assert_eq!(Term::Eni.cut(Lang::En, "ENIs needed"), Some(("", "ENIs", " needed")));
        assert_eq!(Term::Eni.cut(Lang::Ja, "必要な ENI の数"), Some(("必要な ", "ENI", " の数")));
        assert_eq!(Term::Nau.cut(Lang::En, "ENIs needed"), None);
    }

    #[test]
    fn every_term_is_found_by_its_id_and_explained_in_one_line() {
        for term in Term::ALL {
            assert_eq!(Term::by_id(term.id()), Some(term));
            for lang in Lang::ALL {
                assert!(!term.name(lang).is_empty());
                assert!(term.explanation(lang).chars().count() < 90, "{}", term.id());
                assert!(!term.explanation(lang).ends_with('.'));
            }
        }
    }
}
