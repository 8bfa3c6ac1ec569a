using System.Text;
using System.Text.Json.Nodes;
using OpsCenter.Core.Access;
using OpsCenter.Core.Configuration;
using OpsCenter.Ingest.Configuration;

namespace OpsCenter.Ingest.Areas;

/// <summary>Boundaries of areas in <c>areas.geojson</c>: previewed, put into force, removed, taken back. Thread-safe; one change at a time.</summary>
/// <remarks>What a change replaces is kept once, under <c>.versions</c> of the configuration folder, with an ending that nothing reads as configuration.</remarks>
public sealed class BoundaryService(LiveIngestConfig live, ConfigFolderPath folder, IAuditLog audit) : IDisposable
{
    /// <summary>Most bytes of an upload; a configuration file may not be larger.</summary>
    public const int MaxBytes = YamlDocumentLoader.MaxBytes;

    private readonly SemaphoreSlim _one = new(1, 1);

    private string Current => Path.Combine(folder.Path, "areas.geojson");

    private string Kept => Path.Combine(folder.Path, ".versions", "areas.geojson.before");

    /// <summary>Whether the last change can be taken back.</summary>
    public bool CanUndo => File.Exists(Kept);

    public void Dispose() => _one.Dispose();

    /// <summary>What an import would do; null without the permission.</summary>
    public BoundaryPreview? Preview(Caller caller, string text) =>
        caller.Can(Permission.ManageAreas) ? BoundaryFile.Preview(text, live.Current.Places) : null;

    /// <summary>Puts the good features of a file into force; boundaries of other areas stay.</summary>
    /// <exception cref="IOException">It cannot be written; what was in force is.</exception>
    public Task<BoundaryOutcome> ImportAsync(Caller caller, string text, CancellationToken cancellation) => ChangeAsync(
        caller, "area.geometry.import",
        before =>
        {
            var preview = BoundaryFile.Preview(text, live.Current.Places);
            if (!preview.CanImport)
            {
                return (null, [], preview.Refusal ?? "No feature of it can be imported.");
            }

            var ids = preview.Good.Select(feature => feature.AreaId!).ToHashSet(StringComparer.Ordinal);
            var features = before.Where(feature => !ids.Contains(BoundaryFile.IdOf(feature) ?? "")).Concat(preview.Good.Select(BoundaryFile.Feature));
            return (BoundaryFile.Write(features), [.. ids.Order(StringComparer.Ordinal)], null);
        },
        cancellation);

    /// <exception cref="IOException">It cannot be written; what was in force is.</exception>
    public Task<BoundaryOutcome> RemoveAsync(Caller caller, string areaId, CancellationToken cancellation) => ChangeAsync(
        caller, "area.geometry.remove",
        before => before.Any(feature => BoundaryFile.IdOf(feature) == areaId)
            ? (BoundaryFile.Write(before.Where(feature => BoundaryFile.IdOf(feature) != areaId)), [areaId], null)
            : (null, [], null),
        cancellation);

    /// <summary>Brings back what the last change replaced; a second time brings back what this replaced.</summary>
    /// <exception cref="IOException">It cannot be written; what was in force is.</exception>
    public Task<BoundaryOutcome> UndoAsync(Caller caller, CancellationToken cancellation) => ChangeAsync(
        caller, "area.geometry.undo",
        before => CanUndo && BoundaryFile.Parse(File.ReadAllText(Kept)) is { } kept
            ? (BoundaryFile.Write(kept.OfType<JsonNode>()), [.. kept.Concat(before).Select(BoundaryFile.IdOf).OfType<string>().Distinct().Order(StringComparer.Ordinal)], null)
            : (null, [], null),
        cancellation);

    private async Task<BoundaryOutcome> ChangeAsync(
        Caller caller, string action, Func<IReadOnlyList<JsonNode>, (byte[]? Content, IReadOnlyList<string> Areas, string? Refusal)> change, CancellationToken cancellation)
    {
        if (!caller.Can(Permission.ManageAreas))
        {
            return new BoundaryOutcome.Forbidden();
        }

        await _one.WaitAsync(cancellation);
        try
        {
            var text = File.Exists(Current) ? await File.ReadAllTextAsync(Current, cancellation) : null;
            if ((text is null ? new JsonArray() : BoundaryFile.Parse(text)) is not { } before)
            {
                return new BoundaryOutcome.Refused("The areas.geojson in force is no strict JSON and cannot be changed from here.");
            }

            var (content, areas, refusal) = change([.. before.OfType<JsonNode>()]);
            if (content is null)
            {
                return refusal is null ? new BoundaryOutcome.Nothing() : new BoundaryOutcome.Refused(refusal);
            }

            return await PutAsync(caller, action, BoundaryFile.Write(before.OfType<JsonNode>()), content, areas, cancellation);
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task<BoundaryOutcome> PutAsync(Caller caller, string action, byte[] before, byte[] content, IReadOnlyList<string> areas, CancellationToken cancellation)
    {
        if (content.AsSpan().SequenceEqual(before))
        {
            return new BoundaryOutcome.Nothing();
        }

        if (content.Length > MaxBytes)
        {
            return new BoundaryOutcome.Refused($"All boundaries together would be {content.Length / 1024} KiB; at most {MaxBytes / 1024} KiB. Simplify them first.");
        }

        if (ConfigScratch.Load(folder.Path, "areas.geojson", Encoding.UTF8.GetString(content)).Errors is { Count: > 0 } errors)
        {
            return new BoundaryOutcome.Mistakes(errors);
        }

        if (ConfigFileSwap.Put(live, Current, content) is { Count: > 0 } found)
        {
            return new BoundaryOutcome.Mistakes(found);
        }

        // It is in force: from here on the record is completed whatever the caller does.
        Directory.CreateDirectory(Path.GetDirectoryName(Kept)!);
        AtomicFile.Write(Kept, before);
        await audit.AppendAsync(caller, action, "areas.geojson", string.Join(", ", areas), CancellationToken.None);
        return new BoundaryOutcome.Done(areas);
    }
}
