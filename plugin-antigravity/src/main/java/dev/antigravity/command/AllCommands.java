package dev.antigravity.command;

import dev.antigravity.api.SlashCommand;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// Every command of this room, in the order help shows them.
public final class AllCommands {
    /// How long a user may take to consent.
    private static final Duration CONSENT = Duration.ofMinutes(5);

    private AllCommands() {}

    public static List<SlashCommand> with(Workbench bench) {
        return Stream.<SlashCommand>of(
                        new OAuthCommand(bench, CONSENT),
                        new ListAccountsCommand(bench),
                        new AddAccountCommand(bench),
                        new RemoveAccountCommand(bench),
                        new EnableAccountCommand(bench),
                        new DisableAccountCommand(bench),
                        new RenameAccountCommand(bench),
                        new SetAccountCommand(bench),
                        new WakeAccountCommand(bench),
                        new ListProvidersCommand(bench),
                        new ListModelsCommand(bench),
                        new ConfigureCommand(bench),
                        new BackupCommand(bench),
                        new RestoreCommand(bench),
                        new ShowEnvCommand(bench),
                        new SetEnvCommand(bench),
                        new UndoEnvCommand(bench),
                        new GenerateCommand(bench),
                        new ListStylesCommand(bench),
                        new ShowStyleCommand(bench),
                        new AddStyleCommand(bench),
                        new ImportStyleCommand(bench),
                        new RemoveStyleCommand(bench),
                        new StatusCommand(bench),
                        new DoctorCommand(bench),
                        new DoctorUpstreamsCommand(bench),
                        new ServeCommand(bench),
                        new StartCommand(bench),
                        new StopCommand(bench),
                        new RestartCommand(bench),
                        new LogsCommand(bench),
                        new OpenDashboardCommand(bench),
                        new WhyCommand(bench),
                        new ShowUsageCommand(bench),
                        new AdviseCommand(bench),
                        new CompareCommand(bench),
                        new SandboxCommand())
                .<SlashCommand>map(ExplainingCommand::new)
                .toList();
    }
}
