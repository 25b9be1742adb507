//! Texts of the page without its app: for old browsers, without WebAssembly, without scripts.

use crate::text::N;

crate::texts! {
    description {
        ja: "VPC に接続した Lambda 関数がサブネットに何をするか。2019 年までと現在の Hyperplane ENI を並べて見る",
        en: "What VPC-attached Lambda functions do to your subnets: until 2019 and now with Hyperplane ENIs, side by side",
    }
    old_title {
        ja: "このブラウザーは古いため動きません",
        en: "This browser is too old for ENI Lens",
    }
    old_text {
        ja: "Chrome・Edge 117、Firefox 121、Safari 16.4 以降で開いてください",
        en: "Please open the page with Chrome or Edge 117, Firefox 121, Safari 16.4 or newer",
    }
    failed_title {
        ja: "この環境では WebAssembly が動きません",
        en: "WebAssembly does not run here",
    }
    failed_text {
        ja: "または、プログラムのファイルが正しく届きませんでした。再読み込みしても変わらない場合も、最初の盤面の答えは次のとおりです。",
        en: "Or the program's file did not arrive intact. If reloading does not help, here is the answer for the board the page opens with.",
    }
    no_script_text {
        ja: "スクリプトも止められているため、操作はできません。最初の盤面の答えは次のとおりです。",
        en: "Scripts are switched off too, so nothing can be changed. Here is the answer for the board the page opens with.",
    }
    answer_board(functions: N, subnets: N, concurrency: N) {
        ja: "関数 {functions} 個、サブネット {subnets} 個、関数ごとの同時実行数 {concurrency}",
        en: "{functions} functions, {subnets} subnets, {concurrency} concurrent executions per function",
    }
    before { ja: "以前（2019 年まで）", en: "Before (until 2019)" }
    now { ja: "現在（Hyperplane）", en: "Now (Hyperplane)" }
    needed { ja: "必要な ENI", en: "ENIs needed" }
    created { ja: "作成された ENI", en: "ENIs created" }
    refused { ja: "拒否", en: "Refused" }
    free_in(subnet: &str) { ja: "{subnet} の空きアドレス", en: "Free addresses in {subnet}" }
    needed_before(upper: N, other: N) {
        ja: "上限 {upper}（AWS の式では {other}）",
        en: "up to {upper} (AWS's formula: {other})",
    }
}
