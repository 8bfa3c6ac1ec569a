using Microsoft.AspNetCore.Components;
using OpsCenter.Core.Notifications;
using OpsCenter.Core.Notifications.Outbox;

namespace OpsCenter.App.OperatorConsole.Notifications;

/// <summary>Channels, and what was sent over them.</summary>
public sealed partial class NotificationsPage(NotificationService notifications)
{
    private const int Limit = 200;
    private IReadOnlyList<NotificationOverview> _channels = [];
    private IReadOnlyList<Delivery> _deliveries = [];
    private DeliveryState? _state;
    private string? _channel;
    private string? _testing;

    protected override Task OnInitializedAsync() => LoadAsync();

    private static string? Mark(DeliveryState state) => state switch
    {
        DeliveryState.Sent => "ok",
        DeliveryState.Failed => "bad",
        _ => null,
    };

    private async Task LoadAsync()
    {
        _channels = await notifications.ChannelsAsync(Caller, Leaving) ?? [];
        _deliveries = await notifications.DeliveriesAsync(Caller, new DeliveryQuery(_state, _channel, Limit), Leaving) ?? [];
    }

    private string NameOf(string channel) => _channels.FirstOrDefault(one => one.Id == channel)?.Config?.Name.ToString() ?? channel;

    private Task ChooseStateAsync(ChangeEventArgs change)
    {
        _state = Enum.TryParse<DeliveryState>(change.Value as string, out var state) ? state : null;
        return LoadAsync();
    }

    private Task ChooseChannelAsync(ChangeEventArgs change)
    {
        _channel = change.Value is string { Length: > 0 } channel ? channel : null;
        return LoadAsync();
    }

    private async Task TestAsync(NotificationOverview channel)
    {
        _testing = channel.Id;
        try
        {
            var (outcome, reason) = await notifications.TestAsync(Caller, channel.Id, Leaving);
            await TellAsync(outcome == NotificationOutcome.Done, T[$"NotificationOutcome.Test{outcome}", NameOf(channel.Id), reason ?? ""]);
        }
        finally
        {
            _testing = null;
        }
    }

    private async Task RetryAsync(Delivery delivery)
    {
        var outcome = delivery.State == DeliveryState.Failed
            ? await notifications.RetryAsync(Caller, delivery, Leaving)
            : await notifications.HurryAsync(Caller, delivery, Leaving);
        await FinishAsync(outcome, "Notifications.Retried");
    }

    private async Task DiscardAsync(Delivery delivery) => await FinishAsync(await notifications.DiscardAsync(Caller, delivery, Leaving), "Notifications.Discarded");

    private async Task FinishAsync(NotificationOutcome outcome, string done)
    {
        await TellAsync(outcome == NotificationOutcome.Done, T[outcome == NotificationOutcome.Done ? done : $"NotificationOutcome.{outcome}"]);
        await LoadAsync();
    }
}
