using System.CommandLine;
using OpsCenter.App.Hosting;

namespace OpsCenter.App.Verbs;

internal static class VersionVerb
{
    public static Command Create()
    {
        var command = new Command("version", "Print version, build and runtime.");
        command.SetAction(line => line.InvocationConfiguration.Output.WriteLine(
            $"OpsCenter {BuildInfo.Version}, .NET {Environment.Version}, {System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier}"));
        return command;
    }
}
