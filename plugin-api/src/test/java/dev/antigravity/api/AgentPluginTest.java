package dev.antigravity.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgentPluginTest {
    private final List<String> heard = new ArrayList<>();

    private final class Loud extends AgentPlugin {
        Loud() {
            super(new PluginContext() {
                @Override
                public String pluginId() {
                    return "loud";
                }

                @Override
                public String pluginVersion() {
                    return "1";
                }

                @Override
                public HostServices host() {
                    throw new AssertionError("not asked for");
                }
            });
        }

        @Override
        protected void onStart() {
            heard.add("start in " + loaderName());
            throw new IllegalStateException("no port left");
        }

        @Override
        protected void onStop() {
            heard.add("stop in " + loaderName());
            throw new AssertionError("nor this");
        }

        private String loaderName() {
            var loader = Thread.currentThread().getContextClassLoader();
            return loader == getClass().getClassLoader() ? "own" : "foreign";
        }
    }

    @Test
    void undoesAFailedStartAndReportsIt() {
        assertThatThrownBy(new Loud()::start).hasMessage("no port left");
        assertThat(heard).containsExactly("start in own", "stop in own");
    }

    @Test
    void letsNothingEscapeFromAStop() {
        assertThatCode(new Loud()::stop).doesNotThrowAnyException();
    }

    @Test
    void runsInItsOwnClassLoaderAndGivesTheThreadBack() throws Exception {
        var foreign = new ClassLoader() {};
        var after = new ArrayList<ClassLoader>();
        var thread = Thread.ofPlatform().unstarted(() -> {
            Thread.currentThread().setContextClassLoader(foreign);
            new Loud().stop();
            after.add(Thread.currentThread().getContextClassLoader());
        });
        thread.start();
        thread.join();

        assertThat(heard).containsExactly("stop in own");
        assertThat(after).containsExactly(foreign);
    }
}
