using OpsCenter.App.OperatorConsole.Parts;
using OpsCenter.Core.Access;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Areas;
using OpsCenter.Ingest.Configuration;

namespace OpsCenter.App.OperatorConsole.Areas;

/// <summary>The administrative tree as it stood on a day, with what took each area over and whether its boundary is known.</summary>
public sealed partial class AreasPage(ILiveConfig<IngestConfiguration> configuration, BoundaryService boundaries, TimeProvider time)
{
    private DateOnly _day;
    private string _text = "";

    private Places Places => configuration.Current.Places;

    private bool MayChange => Caller.Can(Permission.ManageAreas);

    private IReadOnlyList<AreaLine> Lines
    {
        get
        {
            var now = Places;
            var sites = now.Sites.Values
                .Select(site => now.Tree.Resolve(site.Area, _day))
                .OfType<Area>()
                .SelectMany(area => now.Tree.Ancestors(area.Id, _day).Append(area))
                .CountBy(area => area.Id)
                .ToDictionary();
            var lines = new List<AreaLine>();
            foreach (var root in now.Tree.Roots(_day))
            {
                Add(lines, root, 0, now.Tree, sites);
            }

            return [.. lines.Where(line => ToneFree.Contains($"{line.Area.Id} {line.Area.Name.Vi} {line.Area.Name.En}", _text))];
        }
    }

    protected override void OnInitialized() => Today();

    private void Add(List<AreaLine> lines, Area area, int depth, AreaTree tree, Dictionary<string, int> sites)
    {
        lines.Add(new AreaLine(area, depth, sites.GetValueOrDefault(area.Id)));
        foreach (var child in tree.Children(area.Id, _day).OrderBy(child => child.Name.ToString(), StringComparer.CurrentCulture))
        {
            Add(lines, child, depth + 1, tree, sites);
        }
    }

    private void Today() => _day = LocalTime.Day(time.GetInstant());

    private void Refresh() => StateHasChanged();

    private string Span(Area area) => (area.ValidFrom, area.ValidTo) switch
    {
        (null, null) => T["Areas.Always"],
        ({ } from, null) => T["Areas.Since", LocalTime.Day(from)],
        (null, { } to) => T["Areas.Until", LocalTime.Day(to)],
        ({ } from, { } to) => $"{LocalTime.Day(from)} – {LocalTime.Day(to)}",
    };

    private string Successors(Area area) => string.Join(" → ", Places.Tree.Successors(area.Id).Select(after => after.Name.ToString()));

    private async Task RemoveAsync(Area area)
    {
        try
        {
            var outcome = await boundaries.RemoveAsync(Caller, area.Id, Leaving);
            await TellAsync(outcome is BoundaryOutcome.Done, BoundaryWords.Tell(T, outcome));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            await TellAsync(good: false, T["Areas.NotWritten"]);
        }
    }
}
