package dev.antigravity.command;

import dev.antigravity.api.Report;
import dev.antigravity.api.Table;
import dev.antigravity.api.Text;
import dev.antigravity.envfile.EnvBackup;
import dev.antigravity.envfile.EnvFile;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;

/// The backups of an env file, newest first, as people and programs see them.
final class BackupList {
    private static final DateTimeFormatter NAMED = DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss");
    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private BackupList() {}

    /// @param flags that name the file
    static Report of(EnvFile file, String flags) {
        var backups = file.backups().list();
        var report = new Report().data("file", file.path());
        if (backups.isEmpty()) {
            report.line("There is no backup of " + file.path() + " yet.");
        } else {
            report.heading("Backups of " + file.path());
            var table = Table.of("Backup", "Made", "");
            backups.forEach(backup -> table.row(
                    Text.EMPTY.key(backup.name()),
                    Text.of(made(backup)),
                    Text.EMPTY.muted(backup.noFile() ? "there was no file" : "")));
            report.show(table.build())
                    .next("antigravity restore --from " + backups.getFirst().name() + flags);
        }
        return report.data("backups", backups.stream().map(BackupList::data).toList());
    }

    static String made(EnvBackup backup) {
        return SHOWN.format(LocalDateTime.parse(backup.time(), NAMED));
    }

    private static Map<String, Object> data(EnvBackup backup) {
        var data = new LinkedHashMap<String, Object>();
        data.put("name", backup.name());
        data.put("path", backup.path());
        data.put("made", made(backup));
        data.put("noFile", backup.noFile());
        return data;
    }
}
