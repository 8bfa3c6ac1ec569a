namespace OpsCenter.Core.Notifications.Configuration;

/// <summary>Language of what a channel is sent.</summary>
public enum NoticeLanguage
{
    Vi,
    En,
}
