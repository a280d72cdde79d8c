package dev.antigravity.command;

import dev.antigravity.account.AccountException;
import dev.antigravity.account.CredentialUnavailableException;
import dev.antigravity.api.Candidate;
import dev.antigravity.api.CommandCall;
import dev.antigravity.api.CommandException;
import dev.antigravity.api.CommandResult;
import dev.antigravity.api.CommandSpec;
import dev.antigravity.api.CompletionRequest;
import dev.antigravity.api.Conversation;
import dev.antigravity.api.ErrorCode;
import dev.antigravity.api.SlashCommand;
import dev.antigravity.api.Text;
import dev.antigravity.envfile.BadEnvKeyException;
import dev.antigravity.envfile.EnvFileException;
import dev.antigravity.image.StyleException;
import dev.antigravity.oauth.UnavailableLoginException;
import dev.antigravity.secret.VaultException;
import dev.antigravity.secret.VaultLockedException;
import dev.antigravity.settings.SettingsException;
import java.util.List;

/// A command whose expected failures are told with their code, whichever room they come from. The rooms' messages say
/// cause and way out already.
record ExplainingCommand(SlashCommand command) implements SlashCommand {
    @Override
    public CommandSpec spec() {
        return command.spec();
    }

    @Override
    public List<Candidate> complete(CompletionRequest request) {
        return command.complete(request);
    }

    @Override
    public CommandResult run(CommandCall call, Conversation conversation) throws InterruptedException {
        try {
            return command.run(call, conversation);
        } catch (SettingsException e) {
            throw told(ErrorCode.HOST_CONFIG, e, Text.EMPTY);
        } catch (VaultException e) {
            throw told(ErrorCode.HOST_CONFIG, e, unlocking(e));
        } catch (BadEnvKeyException | StyleException e) {
            throw told(ErrorCode.USAGE, e, Text.EMPTY);
        } catch (EnvFileException e) {
            throw told(ErrorCode.HOST_CONFIG, e, Text.EMPTY);
        } catch (CredentialUnavailableException | UnavailableLoginException e) {
            throw told(ErrorCode.UNAUTHORIZED, e, Text.EMPTY);
        } catch (AccountException e) {
            throw told(
                    ErrorCode.USAGE,
                    e,
                    Text.of("See ").command("antigravity accounts").and("."));
        }
    }

    private static Text unlocking(VaultException e) {
        return e instanceof VaultLockedException
                ? Text.of("A passphrase comes in the variable ANTIGRAVITY_PASSPHRASE.")
                : Text.EMPTY;
    }

    private static CommandException told(ErrorCode code, RuntimeException e, Text hint) {
        return new CommandException(code, sentence(String.valueOf(e.getMessage())), hint, e);
    }

    static String sentence(String message) {
        return message.matches("(?s).*[.!?:…]") ? message : message + ".";
    }
}
