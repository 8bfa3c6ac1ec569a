using System.Diagnostics;
using Microsoft.Extensions.Options;

namespace OpsCenter.App.Briefings;

/// <summary>Prints a document that needs nothing but itself with a headless Chromium: one at a time, ended after a while, without network. Thread-safe.</summary>
public sealed class BriefingPrinter(IOptions<BriefingOptions> options, TimeProvider time) : IDisposable
{
    /// <summary>Each holds a document of some hundred kilobytes; who is beyond is told to come again.</summary>
    private const int MostWaiting = 4;

    private const int MostErrorText = 2_000;
    private static readonly string[] Names = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"];
    private readonly SemaphoreSlim _one = new(1, 1);
    private int _waiting;

    /// <summary>Null where there is none.</summary>
    public string? Program => options.Value.Chromium.Length > 0 ? Find(options.Value.Chromium) : Names.Select(Find).FirstOrDefault(found => found is not null);

    /// <param name="html">A whole document; what it would fetch is refused.</param>
    /// <param name="cancellation">Ends printing.</param>
    public async Task<BriefingPrint> PrintAsync(string html, CancellationToken cancellation)
    {
        if (Program is not { } program)
        {
            return new BriefingPrint.Missing();
        }

        if (Interlocked.Increment(ref _waiting) > MostWaiting)
        {
            Interlocked.Decrement(ref _waiting);
            return new BriefingPrint.Busy();
        }

        try
        {
            await _one.WaitAsync(cancellation);
            try
            {
                return await RunAsync(program, html, cancellation);
            }
            finally
            {
                _one.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<BriefingPrint> RunAsync(string program, string html, CancellationToken cancellation)
    {
        // Made for the owner alone: a briefing is not for everybody on the machine.
        var folder = Directory.CreateTempSubdirectory("opscenter-briefing-");
        try
        {
            var (page, pdf) = (Path.Combine(folder.FullName, "briefing.html"), Path.Combine(folder.FullName, "briefing.pdf"));
            await File.WriteAllTextAsync(page, html, cancellation);
            using var process = Process.Start(Start(program, folder.FullName, page, pdf))!;
            using var limit = new CancellationTokenSource(options.Value.PrintTimeout, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
            var said = process.StandardError.ReadToEndAsync(either.Token);
            var told = process.StandardOutput.ReadToEndAsync(either.Token);
            try
            {
                await process.WaitForExitAsync(either.Token);
                var errors = await said;
                await told;
                return process.ExitCode == 0 && File.Exists(pdf)
                    ? new BriefingPrint.Done(await File.ReadAllBytesAsync(pdf, cancellation))
                    : new BriefingPrint.Failed($"Chromium ended with {process.ExitCode}: {errors[..Math.Min(errors.Length, MostErrorText)]}");
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync(CancellationToken.None);
                cancellation.ThrowIfCancellationRequested();
                return new BriefingPrint.Failed($"not printed within {options.Value.PrintTimeout.TotalSeconds:0} s");
            }
        }
        catch (Exception error) when (error is System.ComponentModel.Win32Exception or IOException or UnauthorizedAccessException)
        {
            return new BriefingPrint.Failed(error.Message);
        }
        finally
        {
            Clear(folder);
        }
    }

    private ProcessStartInfo Start(string program, string folder, string page, string pdf)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false, WorkingDirectory = folder };
        string[] arguments =
        [
            "--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions",
            "--host-resolver-rules=MAP * ~NOTFOUND", $"--user-data-dir={Path.Combine(folder, "profile")}",
            .. options.Value.Sandbox ?? !Environment.IsPrivilegedProcess ? Array.Empty<string>() : ["--no-sandbox"],
            "--no-pdf-header-footer", $"--print-to-pdf={pdf}", new Uri(page).AbsoluteUri,
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return start;
    }

    private static void Clear(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (IOException)
        {
            // Chromium's own helpers may still close a file; the system clears its temporary folder.
        }
    }

    private static string? Find(string name) => Path.IsPathRooted(name)
        ? File.Exists(name) ? name : null
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
}
