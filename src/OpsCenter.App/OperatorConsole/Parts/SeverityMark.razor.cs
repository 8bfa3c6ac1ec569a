using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using OpsCenter.App.Resources;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.OperatorConsole.Parts;

/// <summary>A severity as the wall draws it: diamond, triangle, square, circle.</summary>
public sealed partial class SeverityMark(IStringLocalizer<ConsoleTexts> texts)
{
    [Parameter]
    [EditorRequired]
    public Severity Severity { get; set; }

    private int Number => Severity == Severity.None ? 4 : (int)Severity;

    private string Label => texts[$"Severity.{Number}"];

    private string Shape => Severity switch
    {
        Severity.Critical => "M15 1 L29 15 L15 29 L1 15Z",
        Severity.High => "M15 2 L29 27 L1 27Z",
        Severity.Medium => "M3 3 H27 V27 H3Z",
        _ => "M15 3 A12 12 0 1 1 14.99 3Z",
    };
}
