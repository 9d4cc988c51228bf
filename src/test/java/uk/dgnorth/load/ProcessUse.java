package uk.dgnorth.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What a process has used of the machine, as the Linux kernel counts it (proc_pid_stat(5), proc_pid_status(5)). */
final class ProcessUse {

    /** USER_HZ, the unit of the kernel's answers: 100 a second on every Linux that runs Java. */
    private static final long MILLIS_PER_TICK = 10;

    /** utime, stime, cutime and cstime are fields 14 to 17; the first after the command's name is field 3. */
    private static final int UTIME = 14 - 3;

    private static final int CSTIME = 17 - 3;

    private ProcessUse() {}

    /**
     * Processor time of a process, of its children that have ended, and of all that still run. The backends of a
     * PostgreSQL server come and go as children of its first process.
     */
    static long cpuMillis(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                        .mapToLong(ProcessUse::ticks)
                        .sum()
                * MILLIS_PER_TICK;
    }

    private static long ticks(ProcessHandle process) {
        try {
            var stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            // The command's name stands in brackets and may hold spaces.
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            long ticks = 0;
            for (int i = UTIME; i <= CSTIME; i++) {
                ticks += Long.parseLong(fields[i]);
            }
            return ticks;
        } catch (NoSuchFileException e) {
            return 0; // ended in between, and counted by its parent from now on
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One of the sizes in the status file, such as VmRSS. */
    static long mebibytes(ProcessHandle process, String size) {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            var line = lines.filter(text -> text.startsWith(size + ":"))
                    .findFirst()
                    .orElseThrow();
            return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
