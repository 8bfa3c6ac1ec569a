namespace OpsCenter.Core.Notifications;

/// <summary>Files that go with notices by mail. Thread-safe.</summary>
public interface INoticeAttachments
{
    /// <summary>Null where there is none of the name any more.</summary>
    byte[]? Find(string name);
}
