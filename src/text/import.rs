//! What an import says: each problem with its place and its mend, and the summary.

use super::{Lang, N};
use crate::import::{Expected, FileKind, Imported, Place, Problem, ProblemKind, Severity};

crate::texts! {
    /// The place of a problem, without the file.
    line_column(line: u64, column: u64) { ja: "{line} 行目 {column} 文字目", en: "line {line}, column {column}" }
    places(count: N) { ja: "{count} か所", en: "{count} places" }
    first_at(line: u64) { ja: "最初は {line} 行目", en: "first at line {line}" }
    severity_error { ja: "エラー", en: "Error" }
    severity_warning { ja: "警告", en: "Warning" }
    severity_info { ja: "情報", en: "Info" }

    found(functions: &str, in_vpc: N, subnets: &str, sets: &str) {
        ja: "{functions}（うち VPC に接続 {in_vpc} 個）、{subnets}、{sets}",
        en: "{functions}, {in_vpc} in a VPC, {subnets}, {sets}",
    }
    functions_many(count: N) { ja: "関数 {count} 個", en: "{count} functions" }
    functions_one { ja: "関数 1 個", en: "1 function" }
    subnets_many(count: N) { ja: "サブネット {count} 個", en: "{count} subnets" }
    subnets_one { ja: "サブネット 1 個", en: "1 subnet" }
    sets_many(count: N) { ja: "SG の組 {count} 個", en: "{count} SG sets" }
    sets_one { ja: "SG の組 1 個", en: "1 SG set" }
    versions_many(count: N) { ja: "関数のバージョン {count} 個", en: "{count} function versions" }
    versions_one { ja: "関数のバージョン 1 個", en: "1 function version" }
    found_unknown_subnets(functions: &str) {
        ja: "；{functions}は、ファイルにないサブネットを指定しています",
        en: "; {functions} name a subnet that is not in the files",
    }
    found_unknown_subnet_once {
        ja: "；関数 1 個は、ファイルにないサブネットを指定しています",
        en: "; 1 function names a subnet that is not in the files",
    }
    found_left_out(versions: &str) { ja: "；{versions}は使えませんでした", en: "; {versions} left out" }
    found_managed(functions: &str) {
        ja: "；Managed Instances の{functions}は対象外",
        en: "; {functions} on Managed Instances not counted",
    }
    found_nothing { ja: "使える内容がありません", en: "Nothing to use was found" }

    empty { ja: "内容がありません", en: "There is no content" }
    empty_mend {
        ja: "コマンドの出力をもう一度保存して、そのファイルを選んでください",
        en: "Save the command's output again and choose that file",
    }
    too_large(limit: N) { ja: "{limit} MB の上限を超えています。読み込みませんでした", en: "Over the limit of {limit} MB; it was not read" }
    too_large_mend {
        ja: "--query で必要な項目だけに絞るか、VPC ごとに分けてください",
        en: "Reduce the output with --query, or split it by VPC",
    }
    too_large_in_all(limit: N) {
        ja: "合計が {limit} MB の上限を超えています。何も読み込みませんでした",
        en: "All files together are over the limit of {limit} MB; none was read",
    }
    too_large_in_all_mend { ja: "ファイルを減らして、何回かに分けて追加してください", en: "Bring fewer files at a time and add the rest" }
    too_many_files(limit: N) {
        ja: "一度に読み込めるのは {limit} ファイルまでです。何も読み込みませんでした",
        en: "More than {limit} files at once; none was read",
    }
    too_many_versions(limit: N) {
        ja: "関数のバージョンが {limit} 個の上限を超えています。何も取り込みませんでした",
        en: "More than {limit} function versions; nothing was taken",
    }
    too_many_versions_mend {
        ja: "--function-version ALL を外すか、リージョンごとに分けてください",
        en: "Leave out --function-version ALL, or split by Region",
    }
    not_text { ja: "テキストとして読めません", en: "Not readable as text" }
    not_text_mend {
        ja: "UTF-8 で保存し直してください。圧縮したファイルは展開してください",
        en: "Save it as UTF-8; unpack it if it is compressed",
    }
    cut_off { ja: "JSON が途中で切れています", en: "The JSON is cut off" }
    cut_off_mend {
        ja: "出力をコピーではなく > でファイルに保存し直してください",
        en: "Save the output to a file again with > instead of copying it",
    }
    not_json(words: &str) { ja: "JSON として読めません（{words}）", en: "Not JSON ({words})" }
    not_json_mend { ja: "--output json を付けて、もう一度実行してください", en: "Run the command again with --output json" }
    too_deep { ja: "入れ子が深すぎます。AWS CLI の出力ではありません", en: "Nested too deeply to be output of the AWS CLI" }
    unknown_shape(names: &str) {
        ja: "AWS CLI の一覧ではありません（先頭の項目: {names}）",
        en: "Not a list of the AWS CLI (top-level names: {names})",
    }
    unknown_shape_bare { ja: "AWS CLI の一覧ではありません", en: "Not a list of the AWS CLI" }
    unknown_shape_mend {
        ja: "list-functions、describe-subnets、describe-security-groups、describe-network-interfaces、describe-vpcs の出力を使ってください",
        en: "Use the output of list-functions, describe-subnets, describe-security-groups, describe-network-interfaces or describe-vpcs",
    }
    same_file(other: &str) { ja: "{other} と同じ内容です。1 回だけ数えました", en: "The same content as {other}; counted once" }
    nothing_to_do { ja: "対応は不要です", en: "Nothing to do" }
    duplicate(subject: &str) { ja: "{subject} が 2 回あります。1 回だけ数えました", en: "{subject} is listed twice; counted once" }
    contradiction(subject: &str, property: &str) {
        ja: "{subject} の {property} が、ファイルの間で食い違っています。先のほうを使いました",
        en: "The files disagree on {property} of {subject}; the first was kept",
    }
    contradiction_vpc(subject: &str) {
        ja: "{subject} の VpcId が、サブネットの VPC と食い違っています。サブネットのほうを使いました",
        en: "VpcId of {subject} is not its subnets' VPC; the subnets' was kept",
    }
    contradiction_mend {
        ja: "同じアカウント、同じリージョンで、同じ日にすべてを出力し直してください",
        en: "Export all files again, from one account, Region and day",
    }
    expected_text { ja: "文字列", en: "a text" }
    expected_number { ja: "0 以上の整数", en: "a whole number from 0 up" }
    expected_list { ja: "配列", en: "a list" }
    expected_object { ja: "オブジェクト", en: "an object" }
    incomplete(subject: &str, property: &str) {
        ja: "{subject}：{property} がないか、型が違います。取り込みませんでした",
        en: "{subject}: {property} is missing or of another type; it was left out",
    }
    bad_value(subject: &str, property: &str) {
        ja: "{subject}：{property} の型が違います。この値は使いませんでした",
        en: "{subject}: {property} is of another type; the value was not used",
    }
    make_it(property: &str, expected: &str) { ja: "{property} を{expected}にしてください", en: "Make {property} {expected}" }
    name_too_long(subject: &str) {
        ja: "関数名が 64 文字を超えています（{subject}）。先頭の 64 文字を使いました",
        en: "The function name {subject} is over 64 characters; the first 64 were kept",
    }
    name_too_long_mend { ja: "AWS の関数名は 64 文字までです。ファイルを確かめてください", en: "AWS allows 64 characters: check the file" }
    no_memory(subject: &str) {
        ja: "{subject} に MemorySize がありません。既定の 128 MB としました",
        en: "{subject} has no MemorySize; Lambda's default of 128 MB was taken",
    }
    no_memory_mend { ja: "--query に MemorySize を含めてください", en: "Include MemorySize in --query" }
    subnet_not_in_files(subnet: &str, functions: N) {
        ja: "{subnet} はファイルにありません（指定している関数 {functions} 個）。空きは無制限としました",
        en: "{subnet} is not in the files (functions that name it: {functions}); its room counts as unbounded",
    }
    subnet_not_in_files_mend {
        ja: "describe-subnets の出力も、絞り込まずに追加してください",
        en: "Add the output of describe-subnets, without a filter",
    }
    ipv6_only(subnet: &str) {
        ja: "{subnet} に IPv4 の CIDR がありません。空きは無制限としました",
        en: "{subnet} has no IPv4 CIDR; its room counts as unbounded",
    }
    ipv6_only_mend {
        ja: "Lambda の ENI には IPv4 アドレスが必要です。サブネットを確かめてください",
        en: "Lambda's ENIs need an IPv4 address: check the subnet",
    }
    bad_cidr(subject: &str, text: &str) {
        ja: "{subject}：CIDR {text} は /16 から /28 の IPv4 のブロックではありません。使いませんでした",
        en: "{subject}: {text} is no IPv4 block of /16 to /28; it was not used",
    }
    bad_cidr_network(network: &str) { ja: "ネットワークアドレス {network} にしてください", en: "Use the network address: {network}" }
    bad_cidr_mend { ja: "ファイルの CidrBlock を確かめてください", en: "Check CidrBlock in the file" }
    too_many_subnets(subject: &str, count: N) {
        ja: "{subject} のサブネットが {count} 個あります。上限は 16 個です。取り込みませんでした",
        en: "{subject} has {count} subnets, at most 16 are allowed; it was left out",
    }
    too_many_groups(subject: &str, count: N) {
        ja: "{subject} のセキュリティグループが {count} 個あります。上限は 5 個です。取り込みませんでした",
        en: "{subject} has {count} security groups, at most 5 are allowed; it was left out",
    }
    fewer_mend { ja: "SubnetIds と SecurityGroupIds を確かめてください", en: "Check SubnetIds and SecurityGroupIds" }
    subnets_without_groups(subject: &str) {
        ja: "{subject} にサブネットはありますが、セキュリティグループがありません。取り込みませんでした",
        en: "{subject} has subnets but no security groups; it was left out",
    }
    groups_without_subnets(subject: &str) {
        ja: "{subject} にセキュリティグループはありますが、サブネットがありません。取り込みませんでした",
        en: "{subject} has security groups but no subnets; it was left out",
    }
    both_or_none_mend {
        ja: "--query に SubnetIds と SecurityGroupIds の両方を含めてください",
        en: "Include both SubnetIds and SecurityGroupIds in --query",
    }
    two_vpcs(subject: &str) {
        ja: "{subject} のサブネットとセキュリティグループが、2 つの VPC にまたがっています。取り込みませんでした",
        en: "The subnets and security groups of {subject} are of two VPCs; it was left out",
    }
    memory(subject: &str, memory_mb: N) {
        ja: "{subject} のメモリ {memory_mb} MB は 128〜10,240 MB の範囲外です。近いほうの値にしました",
        en: "{subject} has {memory_mb} MB, outside 128 to 10,240 MB; the nearest bound was taken",
    }
    memory_mend { ja: "MemorySize を確かめてください", en: "Check MemorySize" }
    negative_occupants(subject: &str, by: N) {
        ja: "{subject}：空きと Lambda の ENI の合計が、使えるアドレスより {by} 個多くなっています。ほかの使用は 0 としました",
        en: "{subject}: free addresses and Lambda's ENIs are {by} more than the subnet has; others counted as 0",
    }
    interface_in_unknown_subnet(subnet: &str) {
        ja: "ENI のあるサブネット {subnet} がファイルにありません",
        en: "An ENI lies in {subnet}, which no file describes",
    }
    interface_in_unknown_subnet_mend {
        ja: "describe-subnets を絞り込まずに出力してください",
        en: "Export describe-subnets without a filter",
    }
    address_outside { ja: "アドレスがサブネットの CIDR の外にあります（数だけ使います）", en: "Address outside its subnet's CIDR (only the count is used)" }
    address_outside_mend {
        ja: "すべてのファイルが同じアカウント、リージョン、日のものか確かめてください",
        en: "Check that all files are of one account, Region and day",
    }
    interface_without_function(interface: &str) {
        ja: "{interface} を使う関数がファイルにありません",
        en: "No function of the files uses {interface}",
    }
    interface_without_function_mend {
        ja: "20 分後に出力し直してください。削除の途中かもしれません",
        en: "Export again after 20 minutes: it may be going",
    }
    no_available_count(subnets: &str, others: N) {
        ja: "{subnets}に空きアドレスの数がありません。ほかの使用は {others} 個と数えました",
        en: "No free count for {subnets}; other occupants counted as {others}",
    }
    no_available_count_mend { ja: "実際はもっと多ければ、サブネットで直してください", en: "Correct it at the subnet if it is more" }
    managed_instances(functions: &str) {
        ja: "Managed Instances の{functions}は、Hyperplane の ENI を使わないため数えません",
        en: "Managed Instances use no Hyperplane ENI: {functions} not counted",
    }
    outside_vpc(versions: &str) {
        ja: "VPC に接続していない{versions}は除きました",
        en: "Outside a VPC and left out: {versions}",
    }
    more_pages(token: &str) {
        ja: "一覧に続きがあります（{token}）。続きのファイルがありません",
        en: "The list goes on ({token}), but no further page was given",
    }
    out_of_addresses(subnet: &str, needed: N, room: N, functions: N) {
        ja: "{subnet} のアドレスが足りません：必要 {needed} 個、使えるのは {room} 個。関数 {functions} 個が SubnetOutOfIPAddresses で失敗します",
        en: "{subnet} is out of addresses: {needed} wanted, {room} there; functions that fail with SubnetOutOfIPAddresses: {functions}",
    }
    eni_limit(vpc: &str, limit: N, functions: N) {
        ja: "{vpc} の Hyperplane ENI がクォータ {limit} 個を超えます。関数 {functions} 個が EniLimitExceeded で失敗します",
        en: "{vpc} needs more Hyperplane ENIs than its quota of {limit}; functions that fail with EniLimitExceeded: {functions}",
    }
    unknown_capacity(subnet: &str) {
        ja: "{subnet} の CIDR が分からないため、空きを無制限としています",
        en: "The CIDR of {subnet} is not known, so its room counts as unbounded",
    }
    legacy_out_of_addresses(needed: N, refused: N) {
        ja: "以前のモデルでは、必要な ENI {needed} 個のうち {refused} 個がアドレス不足で作れませんでした",
        en: "Before, {refused} of the {needed} ENIs needed would have found no address",
    }
    legacy_quota(quota: N, refused: N) {
        ja: "以前のモデルでは、リージョンのクォータ {quota} 個のため、ENI {refused} 個を作れませんでした",
        en: "Before, the Region quota of {quota} would have refused {refused} ENIs",
    }
    legacy_barred(functions: N) { ja: "関数 {functions} 個は、以前はどの実行も起動できません", en: "Before, no execution of {functions} functions starts" }
    barred(functions: N) { ja: "関数 {functions} 個が Failed になります", en: "{functions} functions end up Failed" }
    legacy_quota_first(region: &str, quota: N, created: N) {
        ja: "以前のモデルでは、{region} の 2019 年のクォータ（既定 {quota} 個）が先に上限になりました（作成 {created} 個）。--legacy-region-quota で有効にできます",
        en: "Before, the 2019 quota of {region} (default {quota}) would have stopped it first, at {created} ENIs; --legacy-region-quota turns it on",
    }

    table_now(needed: N, created: N) {
        ja: "現在：ENI 必要 {needed} 個、作成 {created} 個",
        en: "Now: {needed} ENIs needed, {created} created",
    }
    table_before(estimate: &str, needed: N, created: N, refused: N) {
        ja: "以前（{estimate}）：ENI 必要 {needed} 個、作成 {created} 個、拒否 {refused} 個",
        en: "Before ({estimate}): {needed} ENIs needed, {created} created, {refused} refused",
    }
    table_other(needed: N) { ja: "以前（もう一方の見積もり）：ENI 必要 {needed} 個", en: "Before, by the other estimate: {needed} ENIs needed" }
    table_head {
        ja: "サブネット|CIDR|使用可|ほか|現在の使用|空き|以前の使用|空き|拒否",
        en: "Subnet|CIDR|Usable|Others|Now|Free|Before|Free|Refused",
    }

    cli_help {
        ja: "eni-lens：VPC に接続した Lambda 関数がサブネットに何をするか（以前と現在）

使い方：eni-lens report [オプション] ファイル...
　　　　eni-lens link [オプション] [--base URL] ファイル...
　　　　eni-lens rules [--format text|json|markdown] [--lang en|ja] [ID]

report は数の表を、link は同じ盤面を開く共有リンクを出力します。
rules は計算のルールを、式、出典、日付とともに出力します。
ファイルは AWS CLI の JSON です（list-functions、describe-subnets、describe-security-groups、
describe-network-interfaces、describe-vpcs）。順序は問いません。- は標準入力です。
link には、保存した盤面のファイルも渡せます。

オプション：
  --format text|json         出力（端末では text、パイプでは json）
  --legacy per-environment|memory-formula
                             以前のモデルの見積もり（既定 per-environment）
  --concurrency N            値のない関数の同時実行数（既定 1）
  --connections N            実行環境あたりの接続数（既定 1）
  --eni-quota N              VPC あたりの Hyperplane ENI（既定 500）
  --other-enis N             ほかのサービスがすでに使っている ENI（既定 0）
  --fail-above PERCENT       サブネットかクォータの使用がこれを超えたら終了コード 1
  --legacy-region-quota N    2019 年のリージョンのクォータ（既定はオフ）
  --region NAME              ファイルにないときのリージョン（既定 ap-northeast-1）
  --strict                   解決できない値があれば終了コード 1
  --base URL                 link：ページの URL（既定は # から後だけ）
  --lang en|ja               文の言語（既定はロケール）
  --help, --version

終了コード：0 完了、1 条件を満たさない、2 使い方か入力の誤り",
        en: "eni-lens: what VPC-attached Lambda functions do to your subnets, before and now

Usage: eni-lens report [OPTIONS] FILE...
       eni-lens link [OPTIONS] [--base URL] FILE...
       eni-lens rules [--format text|json|markdown] [--lang en|ja] [ID]

report prints the figures; link prints the share link that opens the same board.
rules lists what is computed by, with formula, source and date.
Files are JSON of the AWS CLI (list-functions, describe-subnets, describe-security-groups,
describe-network-interfaces, describe-vpcs), in any order; - reads standard input.
link also takes one saved board.

Options:
  --format text|json         output (text on a terminal, json in a pipe)
  --legacy per-environment|memory-formula
                             which estimate of the old model (default per-environment)
  --concurrency N            concurrent executions of functions without their own (default 1)
  --connections N            connections per execution environment (default 1)
  --eni-quota N              Hyperplane ENIs per VPC (default 500)
  --other-enis N             what other services already use of it (default 0)
  --fail-above PERCENT       exit 1 when a subnet or the quota is used above this
  --legacy-region-quota N    the Region quota of 2019 (default off)
  --region NAME              Region where the files do not say (default ap-northeast-1)
  --strict                   exit 1 when anything is unresolved
  --base URL                 link: the page's URL (default: only what follows #)
  --lang en|ja               language of texts (default: the locale)
  --help, --version

Exit codes: 0 done, 1 a gate does not hold, 2 wrong usage or unusable input",
    }
    cli_no_command { ja: "コマンドがありません", en: "No command given" }
    cli_unknown_command(given: &str) { ja: "コマンド {given} はありません", en: "Unknown command {given}" }
    cli_unknown_option(given: &str) { ja: "オプション {given} はありません", en: "Unknown option {given}" }
    cli_nearest(known: &str) { ja: "；{known} のことですか", en: "; did you mean {known}?" }
    cli_no_value(option: &str) { ja: "{option} の値がありません", en: "{option} needs a value" }
    cli_takes_no_value(option: &str) { ja: "{option} は値を取りません", en: "{option} takes no value" }
    cli_bad_number(option: &str, given: &str, most: N) {
        ja: "{option}：{given} は 0 から {most} までの整数ではありません",
        en: "{option}: {given} is no whole number from 0 to {most}",
    }
    cli_bad_word(option: &str, given: &str, known: &str) {
        ja: "{option}：{given} は使えません。使えるのは {known} です",
        en: "{option}: {given} is not one of {known}",
    }
    cli_not_yet(format: &str) { ja: "まだ使えません：--format {format}", en: "Not yet: --format {format}" }
    cli_no_file { ja: "ファイルを指定してください（- は標準入力）", en: "Name at least one file (- reads standard input)" }
    cli_stdin_once { ja: "- は 1 回だけ指定できます", en: "- can be given once only" }
    cli_unreadable(file: &str, reason: &str) { ja: "{file}：読めません（{reason}）", en: "{file}: cannot be read ({reason})" }
    cli_above(subject: &str, whole: u64, hundredths: u64) {
        ja: "{subject} の使用が {whole}.{hundredths:02} % で、--fail-above を超えています",
        en: "{subject} is used to {whole}.{hundredths:02} %, above --fail-above",
    }
    more_pages_mend {
        ja: "--max-items と --no-paginate を外して出力し直すか、続きも追加してください",
        en: "Export again without --max-items and --no-paginate, or add the further pages",
    }
}

/// What a severity is called.
pub const fn severity(lang: Lang, severity: Severity) -> &'static str {
    match severity {
        Severity::Error => severity_error(lang),
        Severity::Warning => severity_warning(lang),
        Severity::Info => severity_info(lang),
    }
}

/// The command whose output a file is; never translated.
pub const fn command(kind: FileKind) -> &'static str {
    match kind {
        FileKind::ListFunctions => "aws lambda list-functions",
        FileKind::DescribeSubnets => "aws ec2 describe-subnets",
        FileKind::DescribeSecurityGroups => "aws ec2 describe-security-groups",
        FileKind::DescribeNetworkInterfaces => "aws ec2 describe-network-interfaces",
        FileKind::DescribeVpcs => "aws ec2 describe-vpcs",
    }
}

/// A problem's id for programs; never translated.
pub const fn code(kind: &ProblemKind) -> &'static str {
    match kind {
        ProblemKind::Empty => "import-empty",
        ProblemKind::TooLarge { .. } => "import-too-large",
        ProblemKind::TooLargeInAll { .. } => "import-too-large-in-all",
        ProblemKind::TooManyFiles { .. } => "import-too-many-files",
        ProblemKind::TooManyVersions { .. } => "import-too-many-versions",
        ProblemKind::NotText => "import-not-text",
        ProblemKind::CutOff => "import-cut-off",
        ProblemKind::NotJson(_) => "import-not-json",
        ProblemKind::TooDeep => "import-too-deep",
        ProblemKind::UnknownShape(_) => "import-unknown-shape",
        ProblemKind::SameFileTwice(_) => "import-same-file-twice",
        ProblemKind::Contradiction { .. } => "import-contradiction",
        ProblemKind::Incomplete { .. } => "import-incomplete",
        ProblemKind::BadValue { .. } => "import-bad-value",
        ProblemKind::Duplicate { .. } => "import-duplicate",
        ProblemKind::NameTooLong { .. } => "import-name-too-long",
        ProblemKind::NoMemory { .. } => "import-no-memory",
        ProblemKind::SubnetNotInFiles { .. } => "import-subnet-not-in-files",
        ProblemKind::Ipv6Only { .. } => "import-ipv6-only",
        ProblemKind::BadCidr { .. } => "import-bad-cidr",
        ProblemKind::TooManySubnets { .. } => "import-too-many-subnets",
        ProblemKind::TooManyGroups { .. } => "import-too-many-groups",
        ProblemKind::SubnetsWithoutGroups(_) => "import-subnets-without-groups",
        ProblemKind::GroupsWithoutSubnets(_) => "import-groups-without-subnets",
        ProblemKind::TwoVpcs(_) => "import-two-vpcs",
        ProblemKind::Memory { .. } => "import-memory",
        ProblemKind::NegativeOccupants { .. } => "import-negative-occupants",
        ProblemKind::InterfaceInUnknownSubnet { .. } => "import-interface-in-unknown-subnet",
        ProblemKind::AddressOutsideSubnet { .. } => "import-address-outside-subnet",
        ProblemKind::InterfaceWithoutFunction { .. } => "import-interface-without-function",
        ProblemKind::NoAvailableCount { .. } => "import-no-available-count",
        ProblemKind::ManagedInstances { .. } => "import-managed-instances",
        ProblemKind::OutsideVpc { .. } => "import-outside-vpc",
        ProblemKind::MorePages { .. } => "import-more-pages",
        ProblemKind::Board(problem) => super::link::board_id(problem),
    }
}

/// What a problem is about: an id or a name of the files; empty for whole files.
pub fn subject(kind: &ProblemKind) -> &str {
    match kind {
        ProblemKind::Contradiction { subject, .. }
        | ProblemKind::Incomplete { subject, .. }
        | ProblemKind::BadValue { subject, .. }
        | ProblemKind::Duplicate { subject }
        | ProblemKind::NameTooLong { subject }
        | ProblemKind::NoMemory { subject }
        | ProblemKind::BadCidr { subject, .. }
        | ProblemKind::TooManySubnets { subject, .. }
        | ProblemKind::TooManyGroups { subject, .. }
        | ProblemKind::SubnetsWithoutGroups(subject)
        | ProblemKind::GroupsWithoutSubnets(subject)
        | ProblemKind::TwoVpcs(subject)
        | ProblemKind::Memory { subject, .. }
        | ProblemKind::NegativeOccupants { subject, .. } => subject,
        ProblemKind::SubnetNotInFiles { subnet, .. }
        | ProblemKind::Ipv6Only { subnet }
        | ProblemKind::InterfaceInUnknownSubnet { subnet } => subnet,
        ProblemKind::AddressOutsideSubnet { interface } | ProblemKind::InterfaceWithoutFunction { interface } => interface,
        _ => "",
    }
}

fn megabytes(bytes: u64) -> N {
    N(bytes >> 20)
}

pub(super) fn expected(lang: Lang, what: Expected) -> &'static str {
    match what {
        Expected::Text => expected_text(lang),
        Expected::Number => expected_number(lang),
        Expected::List => expected_list(lang),
        Expected::Object => expected_object(lang),
        Expected::Flag => super::link::expected_flag(lang),
    }
}

/// What is the matter.
pub fn what(lang: Lang, kind: &ProblemKind) -> String {
    match kind {
        ProblemKind::Empty => empty(lang).into(),
        ProblemKind::TooLarge { limit } => too_large(lang, megabytes(*limit)),
        ProblemKind::TooLargeInAll { limit } => too_large_in_all(lang, megabytes(*limit)),
        ProblemKind::TooManyFiles { limit } => too_many_files(lang, N(*limit)),
        ProblemKind::TooManyVersions { limit } => too_many_versions(lang, N(*limit)),
        ProblemKind::NotText => not_text(lang).into(),
        ProblemKind::CutOff => cut_off(lang).into(),
        ProblemKind::NotJson(words) => not_json(lang, words),
        ProblemKind::TooDeep => too_deep(lang).into(),
        ProblemKind::UnknownShape(names) if names.is_empty() => unknown_shape_bare(lang).into(),
        ProblemKind::UnknownShape(names) => unknown_shape(lang, &names.join(", ")),
        ProblemKind::SameFileTwice(other) => same_file(lang, other),
        ProblemKind::Duplicate { subject } => duplicate(lang, subject),
        ProblemKind::Contradiction { subject, property } if property == "VpcId" && subject.contains(':') => {
            contradiction_vpc(lang, subject)
        }
        ProblemKind::Contradiction { subject, property } => contradiction(lang, subject, property),
        ProblemKind::Incomplete { subject, property, .. } => incomplete(lang, subject, property),
        ProblemKind::BadValue { subject, property, .. } => bad_value(lang, subject, property),
        ProblemKind::NameTooLong { subject } => name_too_long(lang, subject),
        ProblemKind::NoMemory { subject } => no_memory(lang, subject),
        ProblemKind::SubnetNotInFiles { subnet, functions } => subnet_not_in_files(lang, subnet, N(*functions)),
        ProblemKind::Ipv6Only { subnet } => ipv6_only(lang, subnet),
        ProblemKind::BadCidr { subject, text } => bad_cidr(lang, subject, text),
        ProblemKind::TooManySubnets { subject, count } => too_many_subnets(lang, subject, N(*count)),
        ProblemKind::TooManyGroups { subject, count } => too_many_groups(lang, subject, N(*count)),
        ProblemKind::SubnetsWithoutGroups(subject) => subnets_without_groups(lang, subject),
        ProblemKind::GroupsWithoutSubnets(subject) => groups_without_subnets(lang, subject),
        ProblemKind::TwoVpcs(subject) => two_vpcs(lang, subject),
        ProblemKind::Memory { subject, memory_mb } => memory(lang, subject, N(*memory_mb)),
        ProblemKind::NegativeOccupants { subject, by } => negative_occupants(lang, subject, N(*by)),
        ProblemKind::InterfaceInUnknownSubnet { subnet } => interface_in_unknown_subnet(lang, subnet),
        ProblemKind::AddressOutsideSubnet { .. } => address_outside(lang).into(),
        ProblemKind::InterfaceWithoutFunction { interface } => interface_without_function(lang, interface),
        ProblemKind::NoAvailableCount { subnets: count, others } => no_available_count(lang, &subnets(lang, *count), N(*others)),
        ProblemKind::ManagedInstances { functions: count } => managed_instances(lang, &functions(lang, *count)),
        ProblemKind::OutsideVpc { versions: count } => outside_vpc(lang, &versions(lang, *count)),
        ProblemKind::MorePages { token } => more_pages(lang, token),
        ProblemKind::Board(problem) => super::link::board_what(lang, problem),
    }
}

/// What to do about it.
pub fn mend(lang: Lang, kind: &ProblemKind) -> String {
    match kind {
        ProblemKind::Empty => empty_mend(lang).into(),
        ProblemKind::TooLarge { .. } => too_large_mend(lang).into(),
        ProblemKind::TooLargeInAll { .. } | ProblemKind::TooManyFiles { .. } => too_large_in_all_mend(lang).into(),
        ProblemKind::TooManyVersions { .. } => too_many_versions_mend(lang).into(),
        ProblemKind::NotText => not_text_mend(lang).into(),
        ProblemKind::CutOff => cut_off_mend(lang).into(),
        ProblemKind::NotJson(_) => not_json_mend(lang).into(),
        ProblemKind::TooDeep | ProblemKind::UnknownShape(_) => unknown_shape_mend(lang).into(),
        ProblemKind::SameFileTwice(_)
        | ProblemKind::Duplicate { .. }
        | ProblemKind::ManagedInstances { .. }
        | ProblemKind::OutsideVpc { .. } => nothing_to_do(lang).into(),
        ProblemKind::Contradiction { .. } => contradiction_mend(lang).into(),
        ProblemKind::Incomplete { property, expected: kind, .. } | ProblemKind::BadValue { property, expected: kind, .. } => {
            make_it(lang, property, expected(lang, *kind))
        }
        ProblemKind::NameTooLong { .. } => name_too_long_mend(lang).into(),
        ProblemKind::NoMemory { .. } => no_memory_mend(lang).into(),
        ProblemKind::SubnetNotInFiles { .. } => subnet_not_in_files_mend(lang).into(),
        ProblemKind::Ipv6Only { .. } => ipv6_only_mend(lang).into(),
        ProblemKind::BadCidr { text, .. } => match crate::network::Cidr::subnet(text) {
            Err(crate::network::CidrError::HostBits(network)) => bad_cidr_network(lang, &network.to_string()),
            _ => bad_cidr_mend(lang).into(),
        },
        ProblemKind::TooManySubnets { .. } | ProblemKind::TooManyGroups { .. } => fewer_mend(lang).into(),
        ProblemKind::SubnetsWithoutGroups(_) | ProblemKind::GroupsWithoutSubnets(_) => both_or_none_mend(lang).into(),
        ProblemKind::TwoVpcs(_) | ProblemKind::NegativeOccupants { .. } => contradiction_mend(lang).into(),
        ProblemKind::Memory { .. } => memory_mend(lang).into(),
        ProblemKind::InterfaceInUnknownSubnet { .. } => interface_in_unknown_subnet_mend(lang).into(),
        ProblemKind::AddressOutsideSubnet { .. } => address_outside_mend(lang).into(),
        ProblemKind::InterfaceWithoutFunction { .. } => interface_without_function_mend(lang).into(),
        ProblemKind::NoAvailableCount { .. } => no_available_count_mend(lang).into(),
        ProblemKind::MorePages { .. } => more_pages_mend(lang).into(),
        ProblemKind::Board(problem) => super::link::board_mend(lang, problem),
    }
}

/// Where: `line 7,324`, or `211 places · first at line 14`. Empty where it concerns all files.
pub fn place(lang: Lang, problem: &Problem) -> String {
    match (&problem.place, problem.count) {
        (None, _) => String::new(),
        (Some(Place { line, column, .. }), 0 | 1) => line_column(lang, *line, *column),
        (Some(Place { line, .. }), many) => format!("{} · {}", places(lang, N(many)), first_at(lang, *line)),
    }
}

/// One line for a terminal: place, what, mend.
pub fn in_one_line(lang: Lang, problem: &Problem) -> String {
    let at = problem.place.as_ref().map(|at| format!("{}:{}:{}: ", at.file, at.line, at.column)).unwrap_or_default();
    let times = if problem.count > 1 { format!(" [{}]", places(lang, N(problem.count))) } else { String::new() };
    format!("{at}{}{times} – {}", what(lang, &problem.kind), mend(lang, &problem.kind))
}

fn functions(lang: Lang, count: u64) -> String {
    if count == 1 { functions_one(lang).into() } else { functions_many(lang, N(count)) }
}

fn versions(lang: Lang, count: u64) -> String {
    if count == 1 { versions_one(lang).into() } else { versions_many(lang, N(count)) }
}

fn subnets(lang: Lang, count: u64) -> String {
    if count == 1 { subnets_one(lang).into() } else { subnets_many(lang, N(count)) }
}

fn sets(lang: Lang, count: u64) -> String {
    if count == 1 { sets_one(lang).into() } else { sets_many(lang, N(count)) }
}

/// What was found and what was skipped, in one sentence.
pub fn summary(lang: Lang, imported: &Imported) -> String {
    if imported.files.is_empty() {
        return found_nothing(lang).into();
    }
    let rows = subnets(lang, imported.subnets.len() as u64);
    let columns = sets(lang, imported.sets.len() as u64);
    let in_vpc = N(imported.functions.len() as u64);
    let mut text = found(lang, &functions(lang, imported.functions_total), in_vpc, &rows, &columns);
    match imported.functions_with_unknown_subnets {
        0 => {}
        1 => text.push_str(found_unknown_subnet_once(lang)),
        many => text.push_str(&found_unknown_subnets(lang, &functions(lang, many))),
    }
    if imported.versions_left_out > 0 {
        text.push_str(&found_left_out(lang, &versions(lang, imported.versions_left_out)));
    }
    if imported.managed_instances > 0 {
        text.push_str(&found_managed(lang, &functions(lang, imported.managed_instances)));
    }
    text
}
