namespace OpsCenter.App.Hosting;

/// <summary>Bare switches of the server's command line, which the configuration reader would take for a key without a value.</summary>
internal static class ServerArguments
{
    public static string[] Normalise(string[] args) =>
        [.. args.Select(argument => argument == "--demo" ? "--Demo:Enabled=true" : argument)];
}
