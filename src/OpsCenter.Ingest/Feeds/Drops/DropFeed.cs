using System.Security.Cryptography;

namespace OpsCenter.Ingest.Feeds.Drops;

/// <summary>Looks into a folder; takes each file in, then moves it with a receipt to <c>done</c> or <c>failed</c>.</summary>
/// <remarks>
/// A file is taken when two looks find the same length and time, so one that is still being copied waits. It moves only when all of it
/// is safe: after a crash it is read again, and what is stored already is not stored twice. Links are not followed: whoever may put a
/// file here may not read the rest of the machine through it.
/// </remarks>
internal sealed class DropFeed(DropConfig config, DropRoot root, FeedsOptions options, FeedIntake intake, FeedMonitor monitor, TimeProvider time) : IFeed
{
    /// <summary>Beginning of the names of files that a simulator leaves: a file has no sender to tell it by.</summary>
    private const string SimulatedPrefix = "simulated-";

    private static readonly string[] Unfinished = [".part", ".tmp", ".filepart", ".crdownload"];

    /// <summary>What Excel puts beside a workbook while somebody has it open.</summary>
    private const string OpenInExcel = "~$";
    private readonly DirectoryInfo _folder = new(root.Resolve(config.Folder));
    private Dictionary<string, (long Length, DateTime Written)> _seen = new(StringComparer.Ordinal);

    public async Task RunAsync(CancellationToken stopping)
    {
        while (true)
        {
            try
            {
                _folder.Create();
                await LookAsync(stopping);
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                monitor.Failed($"the folder cannot be read: {problem.Message}");
            }

            monitor.Next(options.DropLook);
            await Task.Delay(options.DropLook, time, stopping);
        }
    }

    private async Task LookAsync(CancellationToken stopping)
    {
        var found = _folder.EnumerateFiles(config.Files, new EnumerationOptions { MatchCasing = MatchCasing.CaseInsensitive, AttributesToSkip = FileAttributes.None })
            .Where(file => file.Name[0] != '.' && !file.Name.StartsWith(OpenInExcel, StringComparison.Ordinal) && !Unfinished.Contains(file.Extension.ToLowerInvariant()))
            .OrderBy(file => file.LastWriteTimeUtc).ThenBy(file => file.Name, StringComparer.Ordinal)
            .ToArray();
        var now = new Dictionary<string, (long Length, DateTime Written)>(StringComparer.Ordinal);
        monitor.Idle();
        foreach (var file in found)
        {
            var look = (file.Length, file.LastWriteTimeUtc);
            if (_seen.TryGetValue(file.Name, out var before) && before == look)
            {
                await TakeAsync(file, stopping);
            }
            else
            {
                now[file.Name] = look;
            }
        }

        _seen = now;
    }

    private async Task TakeAsync(FileInfo file, CancellationToken stopping)
    {
        DropReceipt receipt;
        try
        {
            receipt = await ReadAsync(file, stopping);
        }
        catch (InvalidDataException problem)
        {
            receipt = Refused(file, problem.Message);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // Locked, or not ours to read yet: it stays, and the next looks try again.
            monitor.Failed($"{file.Name} cannot be read: {problem.Message}");
            return;
        }

        var (length, written) = (file.Length, file.LastWriteTimeUtc);
        file.Refresh();
        if (file.Exists && (file.Length, file.LastWriteTimeUtc) != (length, written))
        {
            // Somebody writes on after a pause: read again once it rests, what is stored already is not stored twice.
            return;
        }

        Keep(file, receipt);
    }

    private async Task<DropReceipt> ReadAsync(FileInfo file, CancellationToken stopping)
    {
        if (file.LinkTarget is not null)
        {
            throw new InvalidDataException("it is a link; put the file itself here");
        }

        if (file.Length > options.MaxFileBytes)
        {
            throw new InvalidDataException($"it is larger than {options.MaxFileBytes} bytes (Feeds:MaxFileBytes)");
        }

        await using var content = file.Open(FileMode.Open, FileAccess.Read, FileShare.Read);
        var receipt = new DropReceipt
        {
            File = file.Name,
            Feed = config.Id,
            TakenAt = time.GetUtcNow(),
            Bytes = content.Length,
            Sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, stopping)),
        };
        content.Position = 0;
        var topic = config.Topic.Replace("{name}", TopicName(file), StringComparison.Ordinal);
        var simulated = file.Name.StartsWith(SimulatedPrefix, StringComparison.OrdinalIgnoreCase);
        await foreach (var part in FileParts.ReadAsync(content, config, options.MaxMessageBytes, stopping))
        {
            receipt.Count(await intake.GiveAsync(topic, part, stopping, simulated));
        }

        return receipt;
    }

    private DropReceipt Refused(FileInfo file, string reason) => new()
    {
        File = file.Name,
        Feed = config.Id,
        TakenAt = time.GetUtcNow(),
        Bytes = file.Length,
        Reason = reason,
    };

    private void Keep(FileInfo file, DropReceipt receipt)
    {
        try
        {
            var place = _folder.CreateSubdirectory(receipt.Understood ? "done" : "failed");
            var name = Free(place, file.Name);
            File.WriteAllBytes(Path.Combine(place.FullName, name + ".receipt.json"), receipt.ToJson());
            file.MoveTo(Path.Combine(place.FullName, name));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            monitor.Failed($"{file.Name} is taken in but cannot be moved, so it will be read again: {problem.Message}");
            return;
        }

        if (receipt.Understood)
        {
            monitor.Brought(receipt.Bytes);
        }
        else
        {
            monitor.Failed($"{file.Name}: {receipt.Reason ?? receipt.FirstQuarantined}");
        }
    }

    /// <summary>A name that came before gets the time it was taken.</summary>
    private string Free(DirectoryInfo place, string name)
    {
        if (!File.Exists(Path.Combine(place.FullName, name)))
        {
            return name;
        }

        var stamp = time.GetUtcNow().ToString("yyyyMMdd'T'HHmmssfff'Z'", System.Globalization.CultureInfo.InvariantCulture);
        return $"{Path.GetFileNameWithoutExtension(name)}.{stamp}{Path.GetExtension(name)}";
    }

    /// <summary>The name without its ending, as one segment of a topic.</summary>
    private static string TopicName(FileInfo file) =>
        string.Concat(Path.GetFileNameWithoutExtension(file.Name).Select(letter => letter is '+' or '#' or '/' or '\0' ? '_' : letter));
}
