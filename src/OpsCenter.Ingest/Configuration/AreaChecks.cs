using OpsCenter.Core.Areas;
using OpsCenter.Core.Configuration;

namespace OpsCenter.Ingest.Configuration;

/// <summary>What areas say of each other: parents and successors exist, fit in time and make no circle.</summary>
internal sealed class AreaChecks(IReadOnlyDictionary<string, (Area Area, ConfigNode Node)> areas)
{
    public void Check()
    {
        foreach (var (area, node) in areas.Values)
        {
            if (Find(node, "parent", area.Parent) is { } parent && !Overlap(area, parent))
            {
                Error(node, "parent", $"area '{parent.Id}' never existed together with '{area.Id}'", "Name the area it stood under while it existed, or correct validFrom and validTo");
            }

            CheckSuccessor(area, node);
            CheckCircle(area, node, above => above.Parent, "is its own ancestor", "Correct 'parent' so that the areas form a tree");
            CheckCircle(area, node, before => before.Successor, "is taken over by itself", "Correct 'successor' so that it leads to a later area");
        }
    }

    private void CheckSuccessor(Area area, ConfigNode node)
    {
        if (Find(node, "successor", area.Successor) is not { } successor)
        {
            return;
        }

        if (area.ValidTo is not { } last)
        {
            Error(node, "successor", $"area '{area.Id}' has a successor but no end", "Add 'validTo', its last day");
        }
        else if (last < DateOnly.MaxValue && !successor.ExistsOn(last.AddDays(1)))
        {
            Error(node, "successor", $"area '{successor.Id}' did not exist on {last.AddDays(1):yyyy-MM-dd}, when '{area.Id}' was gone", "The successor has to exist on the day after validTo");
        }
    }

    private Area? Find(ConfigNode node, string key, string? id)
    {
        if (id is null)
        {
            return null;
        }

        if (areas.TryGetValue(id, out var found))
        {
            return found.Area;
        }

        Error(node, key, $"area '{id}' does not exist", Nearest.Remedy(id, [.. areas.Keys]));
        return null;
    }

    private void CheckCircle(Area area, ConfigNode node, Func<Area, string?> next, string problem, string remedy)
    {
        var steps = 0;
        for (var id = next(area); id is not null && areas.TryGetValue(id, out var found); id = next(found.Area))
        {
            if (id == area.Id || ++steps > areas.Count)
            {
                node.Error($"area '{area.Id}' {problem}", remedy);
                return;
            }
        }
    }

    private static bool Overlap(Area one, Area other) =>
        !(one.ValidTo < (other.ValidFrom ?? DateOnly.MinValue)) && !(other.ValidTo < (one.ValidFrom ?? DateOnly.MinValue));

    private static void Error(ConfigNode node, string key, string problem, string remedy) => node.Errors.Add(node.File, node.Line, $"{node.Key}.{key}", problem, remedy);
}
