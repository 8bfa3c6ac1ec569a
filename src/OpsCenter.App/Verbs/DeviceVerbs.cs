using System.CommandLine;
using OpsCenter.App.Devices;
using OpsCenter.Core.Access;

namespace OpsCenter.App.Verbs;

/// <summary><c>device add|list|remove</c>.</summary>
internal static class DeviceVerbs
{
    public static Command Create() =>
        new("device", "Credentials of devices; a running server knows a change within 2 s.") { Add(), List(), Remove() };

    private static Command Add()
    {
        var id = new Argument<string>("ID") { Description = "User name; without --fleet the client id must equal it." };
        var publish = Filters("--publish", "Topic filters it may publish to; %c is the client id, %u the user name.");
        publish.Required = true;
        var subscribe = Filters("--subscribe", "Topic filters it may subscribe to.");
        var fleet = new Option<bool>("--fleet") { Description = "One credential for many client ids." };
        var simulated = new Option<bool>("--simulated") { Description = "Mark everything it sends as simulated." };
        var fromInput = new Option<bool>("--password-stdin") { Description = "Read the password from the first line of standard input instead of making one." };
        var command = new Command("add", "Add a device; prints its password once.") { id, publish, subscribe, fleet, simulated, fromInput };
        command.SetAction(async (line, cancellation) =>
        {
            var password = line.GetValue(fromInput) ? await Console.In.ReadLineAsync(cancellation) ?? "" : null;
            var draft = new DeviceDraft(
                line.GetValue(id)!, line.GetValue(publish) ?? [], line.GetValue(subscribe) ?? [], line.GetValue(fleet), line.GetValue(simulated));
            await using var services = await VerbServices.StartAsync(line, cancellation);
            var result = await services.GetRequiredService<DeviceAdministration>().AddAsync(Caller.CommandLine, draft, password, cancellation);
            return Report(line, draft, result);
        });
        return command;
    }

    private static int Report(ParseResult line, DeviceDraft draft, DeviceAddition result)
    {
        var output = line.InvocationConfiguration.Output;
        switch (result)
        {
            case DeviceAddition.Added { Password: { } password }:
                // The password alone on standard output, so that a script can take it; the sentence goes beside it.
                line.InvocationConfiguration.Error.WriteLine($"Device {draft.Id} added. Its password, shown this once:");
                output.WriteLine(password);
                return 0;
            case DeviceAddition.Added:
                output.WriteLine($"Device {draft.Id} added.");
                return 0;
            case DeviceAddition.Refused refused:
                line.InvocationConfiguration.Error.WriteLine(Explain(refused));
                return 1;
            default:
                throw new InvalidOperationException($"Unknown result {result}.");
        }
    }

    private static string Explain(DeviceAddition.Refused refused) => refused.Reason switch
    {
        DeviceRefusal.IdInvalid => $"'{refused.Detail}' cannot be a device id: use 1 to 128 letters, digits, '.', '_', ':' or '-'.",
        DeviceRefusal.IdTaken => $"Device {refused.Detail} exists already. Remove it first: device remove {refused.Detail}",
        DeviceRefusal.NoPublishFilter => "Name at least one topic filter with --publish, e.g. --publish 'line/#'.",
        DeviceRefusal.FilterInvalid => $"'{refused.Detail}' is no topic filter: '+' and '#' stand alone between slashes, '#' only at the end.",
        DeviceRefusal.PasswordTooShort => $"The password needs at least {DevicePassword.MinimumLength} characters.",
        _ => "Not allowed.",
    };

    private static Command List()
    {
        var command = new Command("list", "List the devices.");
        command.SetAction(async (line, cancellation) =>
        {
            await using var services = await VerbServices.StartAsync(line, cancellation);
            var devices = await services.GetRequiredService<DeviceAdministration>().ListAsync(Caller.CommandLine, cancellation) ?? [];
            foreach (var device in devices)
            {
                line.InvocationConfiguration.Output.WriteLine(
                    $"{device.Id}\tpublish {string.Join(' ', device.Publish)}\tsubscribe {string.Join(' ', device.Subscribe)}" +
                    $"{(device.Fleet ? "\tfleet" : "")}{(device.Simulated ? "\tsimulated" : "")}\t{device.CreatedAt}");
            }

            line.InvocationConfiguration.Error.WriteLine($"{devices.Count} devices.");
            return 0;
        });
        return command;
    }

    private static Command Remove()
    {
        var id = new Argument<string>("ID");
        var command = new Command("remove", "Remove a device; it is disconnected and cannot come back.") { id };
        command.SetAction(async (line, cancellation) =>
        {
            await using var services = await VerbServices.StartAsync(line, cancellation);
            var removed = await services.GetRequiredService<DeviceAdministration>().RemoveAsync(Caller.CommandLine, line.GetValue(id)!, cancellation);
            line.InvocationConfiguration.Error.WriteLine(removed == true ? $"Device {line.GetValue(id)} removed." : $"There is no device {line.GetValue(id)}.");
            return removed == true ? 0 : 1;
        });
        return command;
    }

    private static Option<string[]> Filters(string name, string description) =>
        new(name) { Description = description, AllowMultipleArgumentsPerToken = true, HelpName = "FILTER" };
}
