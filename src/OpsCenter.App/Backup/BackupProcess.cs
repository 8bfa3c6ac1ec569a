using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using OpsCenter.App.Verbs;
using OpsCenter.Storage;

namespace OpsCenter.App.Backup;

/// <summary>The verb <c>backup</c> as a process of its own.</summary>
/// <remarks>
/// Inside the server it would take the database's locks away: whoever closes a file gives back every POSIX lock that its process holds on it. As a process it also runs
/// below the server's priority, and what it takes of memory is gone with it.
/// </remarks>
internal sealed class BackupProcess(DataFolder data, IConfiguration configuration)
{
    private const int LongestReason = 500;

    /// <summary>Answers why there is no backup; null where there is one.</summary>
    public async Task<string?> RunAsync(BackupOptions options, CancellationToken cancellation)
    {
        using var process = Process.Start(Command(options)) ?? throw new InvalidOperationException("The backup did not start.");
        using var stop = cancellation.Register(() => Kill(process));
        LowerPriority(process);
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var error = (await process.StandardError.ReadToEndAsync(CancellationToken.None)).Trim();
        await output;
        await process.WaitForExitAsync(CancellationToken.None);
        return process.ExitCode == 0 ? null : $"exit code {process.ExitCode}: {(error.Length > LongestReason ? error[^LongestReason..] : error)}";
    }

    private ProcessStartInfo Command(BackupOptions options)
    {
        var program = Environment.ProcessPath!;
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        if (Path.GetFileNameWithoutExtension(program) == "dotnet")
        {
            start.ArgumentList.Add(Assembly.GetExecutingAssembly().Location);
        }

        string[] arguments =
        [
            "backup", Path.GetFullPath(options.Dir!), BackupVerb.Scheduled, "--keep", options.Keep.ToString(CultureInfo.InvariantCulture),
            "--DataDir", data.Path,
            "--ConfigDir", Path.GetFullPath(configuration["ConfigDir"] ?? "ingest-config"),
            "--DashboardsDir", Path.GetFullPath(configuration["DashboardsDir"] ?? "dashboards"),
            "--Database:Provider", configuration["Database:Provider"] ?? "Sqlite",
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return start;
    }

    private static void LowerPriority(Process process)
    {
        try
        {
            process.PriorityClass = ProcessPriorityClass.BelowNormal;
        }
        catch (Exception error) when (error is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // Gone already, or not allowed here: it then runs like any other.
        }
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // Ended by itself.
        }
    }
}
