using OpsCenter.Core.Alarms;
using OpsCenter.Core.Areas;

namespace OpsCenter.App.OperatorConsole.Alarms;

/// <summary>Where an alarm is, in words.</summary>
internal static class AlarmPlace
{
    /// <summary>Site and area; what nobody described goes by its id.</summary>
    public static string Of(AlarmView alarm, Places places)
    {
        var site = alarm.Site is { } siteId ? places.Sites.GetValueOrDefault(siteId)?.Name.ToString() ?? siteId : null;
        var area = alarm.Area is { } areaId ? places.Areas.GetValueOrDefault(areaId)?.Name.ToString() ?? areaId : null;
        return string.Join(" · ", new[] { site, area }.Where(part => part is not null).Distinct());
    }
}
