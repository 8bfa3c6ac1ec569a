using System.CommandLine;
using OpsCenter.App.Tokens;
using OpsCenter.Core.Access;

namespace OpsCenter.App.Verbs;

/// <summary><c>token add|list|remove</c>.</summary>
internal static class TokenVerbs
{
    public static Command Create() =>
        new("token", "API tokens; a running server knows a change within 2 s.") { Add(), List(), Remove() };

    private static Command Add()
    {
        var name = new Argument<string>("NAME");
        var scopes = new Option<TokenScope[]>("--scope")
        {
            Description = "What it may do: ingest, read, operate, admin; simulate is ingest with everything marked as simulated.",
            Required = true,
            AllowMultipleArgumentsPerToken = true,
            HelpName = "SCOPE",
        };
        var command = new Command("add", "Add a token; prints it once.") { name, scopes };
        command.SetAction(async (line, cancellation) =>
        {
            await using var services = await VerbServices.StartAsync(line, cancellation);
            var result = await services.GetRequiredService<TokenAdministration>()
                .AddAsync(Caller.CommandLine, line.GetValue(name)!, line.GetValue(scopes) ?? [], cancellation);
            return Report(line, line.GetValue(name)!, result);
        });
        return command;
    }

    private static int Report(ParseResult line, string name, TokenAddition result)
    {
        if (result is TokenAddition.Added added)
        {
            line.InvocationConfiguration.Error.WriteLine($"Token {name} added. Shown this once:");
            line.InvocationConfiguration.Output.WriteLine(added.Secret);
            return 0;
        }

        line.InvocationConfiguration.Error.WriteLine(result switch
        {
            TokenAddition.NameTaken => $"Token {name} exists already. Remove it first: token remove {name}",
            TokenAddition.NameInvalid => $"'{name}' cannot be a token's name: use 1 to 128 letters, digits, '.', '_', ':' or '-'.",
            TokenAddition.NoScope => "Name at least one --scope: ingest, read, operate, admin or simulate.",
            TokenAddition.ScopeBeyondCaller beyond => $"You may not hand out scope {beyond.Scope}.".ToLowerInvariant(),
            _ => "Not allowed.",
        });
        return 1;
    }

    private static Command List()
    {
        var command = new Command("list", "List the tokens (not their secrets: those are not kept).");
        command.SetAction(async (line, cancellation) =>
        {
            await using var services = await VerbServices.StartAsync(line, cancellation);
            foreach (var token in await services.GetRequiredService<ITokenStore>().ListAsync(cancellation))
            {
                line.InvocationConfiguration.Output.WriteLine(
                    $"{token.Name}\t{string.Join(' ', token.Scopes).ToLowerInvariant()}\t{token.CreatedAt}");
            }

            return 0;
        });
        return command;
    }

    private static Command Remove()
    {
        var name = new Argument<string>("NAME");
        var command = new Command("remove", "Remove a token.") { name };
        command.SetAction(async (line, cancellation) =>
        {
            await using var services = await VerbServices.StartAsync(line, cancellation);
            var removed = await services.GetRequiredService<TokenAdministration>().RemoveAsync(Caller.CommandLine, line.GetValue(name)!, cancellation);
            line.InvocationConfiguration.Error.WriteLine(removed == true ? $"Token {line.GetValue(name)} removed." : $"There is no token {line.GetValue(name)}.");
            return removed == true ? 0 : 1;
        });
        return command;
    }
}
