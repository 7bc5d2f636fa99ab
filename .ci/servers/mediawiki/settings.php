
// What the tests need beyond what the installer wrote.
$wgUploadDirectory = '@home@/images';
$wgCacheDirectory = '@home@/cache';
$wgLocalisationCacheConf['store'] = 'array';
$wgMainCacheType = CACHE_ACCEL;
$wgSessionCacheType = CACHE_DB; // sessions are shared by all workers
$wgParserCacheType = CACHE_DB;
$wgJobRunRate = 0; // what is put off is done when a test says so, as a job runner does in life
// A private wiki, as a service desk has.
$wgGroupPermissions['*']['read'] = false;
$wgGroupPermissions['*']['edit'] = false;
$wgGroupPermissions['*']['createaccount'] = false;
foreach ( [ 'edit', 'createpage', 'move', 'upload' ] as $right ) {
	$wgGroupPermissions['user'][$right] = false;
}
foreach ( [ 'edit', 'createpage', 'createtalk', 'noratelimit' ] as $right ) {
	$wgGroupPermissions['author'][$right] = true;
	$wgGroupPermissions['editor'][$right] = true;
}
foreach ( [ 'move', 'delete', 'undelete', 'suppressredirect', 'protect', 'editprotected' ] as $right ) {
	$wgGroupPermissions['editor'][$right] = true;
}
// Tests sign in wrongly, again and again, and nobody is to be locked out by that.
$wgPasswordAttemptThrottle = [ [ 'count' => 1000, 'seconds' => 300 ] ];
