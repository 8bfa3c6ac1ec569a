using System.CommandLine;
using OpsCenter.App.Identity;
using OpsCenter.Core.Access;

namespace OpsCenter.App.Verbs;

/// <summary><c>user add</c>.</summary>
internal static class UserVerbs
{
    public static Command Create() => new("user", "People who sign in.") { Add() };

    private static Command Add()
    {
        var name = new Argument<string>("NAME");
        var role = new Option<Role>("--role") { Description = "viewer, operator, leader, technician or administrator.", Required = true };
        var fromInput = new Option<bool>("--password-stdin") { Description = "Read the password from the first line of standard input.", Required = true };
        var command = new Command("add", "Add a user.") { name, role, fromInput };
        command.SetAction(async (line, cancellation) =>
        {
            var password = await Console.In.ReadLineAsync(cancellation) ?? "";
            await using var services = await VerbServices.StartAsync(line, cancellation);
            await using var scope = services.CreateAsyncScope();
            var refusal = await scope.ServiceProvider.GetRequiredService<UserAdministration>()
                .AddAsync(Caller.CommandLine, line.GetValue(name)!, displayName: "", line.GetValue(role), password, cancellation);
            if (refusal is null)
            {
                line.InvocationConfiguration.Output.WriteLine($"User {line.GetValue(name)} added as {line.GetValue(role)}.");
                return 0;
            }

            line.InvocationConfiguration.Error.WriteLine($"User {line.GetValue(name)} was not added: {Explain(refusal.Value)}");
            return 1;
        });
        return command;
    }

    private static string Explain(UserRefusal refusal) => refusal switch
    {
        UserRefusal.NameInvalid => "the name may hold letters, digits and '-._@+'.",
        UserRefusal.NameTaken => "there is a user of that name already.",
        UserRefusal.PasswordTooWeak => "the password is too short or too simple; use a longer phrase.",
        UserRefusal.Forbidden => "not allowed.",
        _ => "the database refused; see the log.",
    };
}
