package dev.antigravity.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class IdSourceTest {
    private static final long YEAR_2000 = 946_684_800_000L;
    private static final long YEAR_4000 = 64_060_588_800_000L;

    @Property
    void idsOfAMomentSortAsTheMomentsDo(
            @ForAll @LongRange(min = YEAR_2000, max = YEAR_4000) long earlier,
            @ForAll @LongRange(min = 1, max = 100_000_000) long apart,
            @ForAll long seed) {
        var ids = new IdSource(new Random(seed));

        var first = ids.next("req_", Instant.ofEpochMilli(earlier));
        var second = ids.next("req_", Instant.ofEpochMilli(earlier + apart));

        assertThat(first).isLessThan(second).hasSameSizeAs(second);
    }

    @Property
    void idsOfOneMomentDiffer(@ForAll long seed) {
        var ids = new IdSource(new Random(seed));
        var now = Instant.ofEpochMilli(YEAR_2000);

        assertThat(ids.next("req_", now)).isNotEqualTo(ids.next("req_", now)).matches("req_[0-9A-Za-z]{24}");
    }
}
