<?php
// The peer: what a plain PHP page does to store one request through the same SQL, and nothing else.

$number = (int)($_POST['n'] ?? 0);
$hex = str_pad(dechex($number), 64, '0', STR_PAD_LEFT);
$database = new PDO('pgsql:host=' . $_SERVER['BENCH_SOCKETS'] . ';dbname=madoguchi;user=madoguchi_public',
                    null, null, [PDO::ATTR_PERSISTENT => true, PDO::ATTR_ERRMODE => PDO::ERRMODE_EXCEPTION]);

$database->beginTransaction();
$scope = $database->prepare("select set_config('madoguchi.municipality', '139998', true),
                                    set_config('madoguchi.draft', ?, true)");
$scope->execute([$hex]);
$found = $database->prepare('select entries, revision from draft where token_hash = (select scope_draft())');
$found->execute();
$draft = $found->fetch(PDO::FETCH_ASSOC);
$submit = $database->prepare("select outcome, receipt_no, desk, priority, received_at from submit_request(
    p_key => decode(?, 'hex'), p_revision => ?, p_receipt_no => ?, p_url => ?, p_version => ?,
    p_language => 'ja', p_answers => ?, p_town => null, p_priority => 2, p_urgency => 'w1',
    p_consulter_name => '髙﨑 𠮷子', p_email => null, p_trapped => false)");
$submit->execute([$hex, $draft['revision'], sprintf('Z98-%06s-0', strtoupper(base_convert((string)$number, 10, 36))),
                  $_SERVER['BENCH_URL'], $_SERVER['BENCH_VERSION'],
                  file_get_contents($_SERVER['BENCH_ANSWERS'])]);
$receipt = $submit->fetch(PDO::FETCH_ASSOC);
$database->commit();
if ($receipt['outcome'] !== 'submitted') {
    http_response_code(500);
    exit;
}
header('Location: /receipt', true, 303);
