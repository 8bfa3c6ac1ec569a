using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using OpsCenter.App.Resources;
using OpsCenter.Core.Briefings;

namespace OpsCenter.App.OperatorConsole.Briefings;

/// <summary>A part of a briefing, the same on the page, on a slide and on paper.</summary>
public abstract class BriefingPart : ComponentBase
{
    private Briefing? _drawn;

    [Parameter]
    [EditorRequired]
    public required Briefing Briefing { get; set; }

    /// <summary>Names lead on; on slides and on paper nothing can be followed.</summary>
    [Parameter]
    public bool Linked { get; set; }

    /// <summary>Lines of each list; what is beyond is counted.</summary>
    [Parameter]
    public int Most { get; set; } = int.MaxValue;

    [Inject]
    protected IStringLocalizer<ConsoleTexts> T { get; set; } = null!;

    [Inject]
    protected BriefingWords Words { get; set; } = null!;

    /// <summary>The page is drawn with every tick of the live state; a hundred rows that did not move are not.</summary>
    protected override bool ShouldRender()
    {
        var changed = !ReferenceEquals(_drawn, Briefing);
        _drawn = Briefing;
        return changed;
    }
}
