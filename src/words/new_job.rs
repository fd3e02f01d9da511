//! Words of creating a job.

use super::catalogue;

catalogue! {
    crumb = "New job";
    title_basics = "What do you want to move?";
    title_drives = "Which drives do you send?";
    title_blobs = "Which blobs do you want?";
    title_logs = "What should be written down?";
    title_back = "Where do the drives go back to?";
    title_check = "Check and create";
    steps = "Steps";
    step_basics = "Basics";
    step_drives = "Drives";
    step_blobs = "Blobs";
    step_logs = "Logs";
    step_back = "Return";
    step_check = "Check and create";
    step_done = ", done";
    to_drives = "Go on to drives";
    to_blobs = "Go on to blobs";
    to_logs = "Go on to logs";
    to_back = "Go on to the return address";
    to_check = "Go on to check";
    discard = "Discard this draft";
    discard_heading = "Discard this draft?";
    discard_text = "Everything you typed for this job is thrown away. This cannot be taken back.";
    discard_do = "Discard";
    discarded = "The draft is discarded";
    secret_keys = "BitLocker keys are kept until you close this tab, not longer.";
    like(job) = "Filled in like {job}; only name and drives are yours to add.";
    like_failed(job, why) = "{job} could not be read, so nothing is filled in. {why}";

    // Basics
    name = "Name of the job";
    name_hint = "Up to 260 characters, without / \\ ? # and %. It goes onto the packing slip, so a short one is best.";
    name_taken(name, group) = "There is a job {name} in {group} already. Choose another name";
    kind = "Which way the data goes";
    import = "Import: from my drives into the cloud";
    import_hint = "You send prepared drives; we copy them into your storage account.";
    export = "Export: from the cloud onto my drives";
    export_hint = "You send empty drives; we copy blobs onto them and send them back.";
    subscription = "Subscription";
    choose_subscription = "Choose the subscription";
    group = "Resource group";
    group_hint = "Jobs are sorted into these. Letters, digits and - _ . ( )";
    group_other = "Another resource group";
    group_default = "default";
    account = "Storage account";
    account_hint = "Its name, if it lies in this resource group; else its whole resource ID.";
    account_other = "Another storage account";
    account_found(name, group) = "{name} in resource group {group}";
    location = "Location of the data center";
    location_hint = "Near the storage account. You send the drives there.";

    // Drives
    drop = "Drop journal files here";
    drop_hint = "The .jrn or .xml files your preparation tool wrote. They are read in this browser; only serial number, manifest and key leave it.";
    choose_files = "Choose files";
    samples = "No journal file at hand? Try one of ours:";
    sample_two = "two drives";
    sample_masked = "one drive, its key masked";
    files = "Read so far";
    reading(bytes) = "Reading, {bytes}";
    file_unreadable = "The browser could not read this file. Choose it again";
    file_one = "1 drive";
    file_many(count) = "{count} drives";
    file_masked(serial) = "The key of drive {serial} is masked. Enter it below.";
    file_replaced(serial) = "Drive {serial} was on the list already: what this file says counts now.";
    file_full(serial) = "Drive {serial} is not added: a job has at most 10 drives. Make another job for the rest.";
    file_bad(serial, problem) = "Drive {serial} is not added: {problem}.";
    list = "Drives of this job";
    list_count(count) = "{count} of at most 10";
    list_empty = "No drives yet.";
    serial = "Serial number";
    manifest = "Manifest";
    hash = "Hash";
    key = "BitLocker key";
    key_read = "Known";
    key_masked = "Masked in the file";
    key_missing = "Not known";
    key_of(serial) = "BitLocker key of drive {serial}";
    key_wanted(serial) = "Enter the BitLocker key of drive {serial}";
    key_hint_masked = "Your tool wrote stars in its place. 48 digits, in eight groups; paste it whole.";
    key_hint_missing = "48 digits, in eight groups; paste it whole.";
    key_room(count) = "{count} of 48 digits";
    remove = "Remove";
    remove_drive(serial) = "Remove drive {serial}";
    removed(serial) = "Drive {serial} is off the list";
    typed = "No journal file? Type a drive in";
    typed_manifest = "Path of the manifest on the drive";
    typed_manifest_hint = "For example \\DriveManifest.xml.";
    typed_hash = "Hash of the manifest";
    typed_hash_hint = "32 or 64 digits and letters, as the tool printed it.";
    typed_add = "Add this drive";
    added(serial) = "Drive {serial} is on the list";
    actions = "Actions";

    // Blobs
    blobs = "What to export";
    blobs_all = "Everything in the storage account";
    blobs_some = "Some of it";
    blobs_listed = "What a list in the storage account names";
    blobs_listed_hint = "For lists over 32 KB.";
    prefixes = "Everything that begins with";
    prefixes_hint = "One a line, each begins with a slash: /music/ is a whole container, /music/love what begins so in it.";
    paths = "Single blobs";
    paths_hint = "One a line, container first: music/love.mp3.";
    list_file = "Or read both from a file";
    choose_file = "Choose a file";
    list_file_hint = "A blob list in XML, or text with one path a line. It replaces what stands above.";
    list_file_read(name, count) = "{name}: {count} paths read.";
    list_blob = "Blob that holds the list";
    list_blob_hint = "Container first: lists/export.xml.";
    line(number, problem) = "Line {number}: {problem}";
    drive_count = "How many drives will you send?";
    drive_count_hint = "If you know by now. You can say it when you ship.";
    count_whole = "Enter the number of drives as digits, for example 2";

    // Return
    back_hint = "You can leave this empty and give it when you ship, but not later.";

    // Check
    part_basics = "Basics";
    part_drives = "Drives";
    part_blobs = "Blobs";
    part_logs = "Logs";
    part_back = "Return";
    change = "Change";
    change_part(part) = "Change: {part}";
    given_later = "You give it when you ship.";
    import_short = "Import";
    export_short = "Export";
    what_now = "Once the job is there you have 14 days to pack and ship the drives. Until then everything can be changed.";
    create = "Create the job";
    created(name) = "{name} is created";
    yes = "Yes";
    no = "No";
}
