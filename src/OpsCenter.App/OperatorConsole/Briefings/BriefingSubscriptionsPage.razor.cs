using OpsCenter.Core.Areas;
using OpsCenter.Core.Briefings;
using OpsCenter.Core.Briefings.Mailing;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Notifications.Configuration;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.OperatorConsole.Briefings;

/// <summary>Which briefings go out by themselves, when and to whom.</summary>
public sealed partial class BriefingSubscriptionsPage(
    BriefingSubscriptions subscriptions, BriefingService briefings, ILiveConfig<NotificationsConfig> notifications, ILiveConfig<Places> places)
{
    private const int UsualHour = 7;
    private IReadOnlyList<BriefingSubscription> _subscriptions = [];
    private IReadOnlyList<ChannelConfig> _channels = [];
    private IReadOnlyList<Area> _areas = [];
    private BriefingPeriodKind _period = BriefingPeriodKind.Day;
    private NoticeLanguage _language = NoticeLanguage.Vi;
    private string _area = "";
    private string _channel = "";
    private int _hour = UsualHour;

    protected override async Task OnInitializedAsync()
    {
        _channels = [.. notifications.Current.Channels.OrderBy(channel => channel.Kind != ChannelKind.Email)];
        _channel = _channels.Count > 0 ? _channels[0].Id : "";
        _areas = briefings.AreasOf(briefings.Newest(BriefingPeriodKind.Day));
        await LoadAsync();
    }

    private static Instant NextOf(BriefingSubscription one) => one.TimeOf(new BriefingPeriod(one.Period, one.SentTo).Next);

    private async Task LoadAsync() => _subscriptions = await subscriptions.ListAsync(Caller, Leaving) ?? [];

    private string NameOf(string? area) => area is null ? T["BriefingMail.AllAreas"] : places.Current.Areas.GetValueOrDefault(area)?.Name.ToString() ?? area;

    private string NameOfChannel(string id) => notifications.Current.Channel(id) is { } channel ? Told(channel) : T["BriefingMail.ChannelGone", id];

    private string Told(ChannelConfig channel) => channel.Mail is { } mail ? $"{channel.Name} ({string.Join(", ", mail.To)})" : T["BriefingMail.NoPaper", channel.Name];

    private async Task AddAsync()
    {
        var outcome = await subscriptions.AddAsync(Caller, _period, _area.Length == 0 ? null : _area, _language, _hour, _channel, Leaving);
        await TellAsync(outcome == BriefingSubscriptionOutcome.Done, T[$"BriefingMailOutcome.{outcome}"]);
        await LoadAsync();
    }

    private async Task RemoveAsync(int number)
    {
        var outcome = await subscriptions.RemoveAsync(Caller, number, Leaving);
        await TellAsync(outcome == BriefingSubscriptionOutcome.Done, T[$"BriefingMailOutcome.{outcome}"]);
        await LoadAsync();
    }
}
