using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using OpsCenter.App.OperatorConsole.Parts;
using OpsCenter.App.Resources;
using OpsCenter.Core.Notifications;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.OperatorConsole.Notifications;

/// <summary>One channel with its counters, and the button that tries it.</summary>
public sealed partial class ChannelRow(IStringLocalizer<ConsoleTexts> texts)
{
    [Parameter]
    [EditorRequired]
    public required NotificationOverview Channel { get; set; }

    [Parameter]
    [EditorRequired]
    public required Instant Now { get; set; }

    /// <summary>A test is under way.</summary>
    [Parameter]
    public bool Busy { get; set; }

    [Parameter]
    public EventCallback Tested { get; set; }

    private IStringLocalizer<ConsoleTexts> T => texts;

    private string State => Channel.Summary switch
    {
        { WaitsUntil: { } until } when until > Now => T["Notifications.Fails", LocalTime.Clock(until)],
        { LastSentAt: { } sent } => T["Notifications.Works", LocalTime.Near(sent, Now)],
        _ => T["Notifications.Unused"],
    };
}
