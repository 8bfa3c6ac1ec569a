using Microsoft.AspNetCore.Components;
using OpsCenter.Ingest.Rules.Editing;

namespace OpsCenter.App.OperatorConsole.Rules;

/// <summary>Two texts of a rule, line by line; what stayed is shown around what changed.</summary>
public sealed partial class RuleDiff
{
    private const int Around = 3;

    [Parameter]
    [EditorRequired]
    public required string? Before { get; set; }

    [Parameter]
    [EditorRequired]
    public required string? After { get; set; }

    /// <summary>What is compared, for those who do not see it.</summary>
    [Parameter]
    [EditorRequired]
    public required string Label { get; set; }

    private IReadOnlyList<DiffLine> Lines { get; set; } = [];

    /// <summary>Null stands for lines left out.</summary>
    private IEnumerable<DiffLine?> Shown
    {
        get
        {
            var skipping = false;
            for (var index = 0; index < Lines.Count; index++)
            {
                var near = Lines.Skip(Math.Max(0, index - Around)).Take((2 * Around) + 1).Any(line => line.Kind != DiffKind.Same);
                if (near || !skipping)
                {
                    yield return near ? Lines[index] : null;
                }

                skipping = !near;
            }
        }
    }

    protected override void OnParametersSet() => Lines = LineDiff.Of(Before, After);

    private static string Sign(DiffKind kind) => kind switch { DiffKind.Added => "+", DiffKind.Removed => "−", _ => " " };
}
