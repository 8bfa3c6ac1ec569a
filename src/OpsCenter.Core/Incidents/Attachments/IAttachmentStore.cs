namespace OpsCenter.Core.Incidents.Attachments;

/// <summary>Durable home of the files themselves. Thread-safe. Ids are ours, never what a person typed.</summary>
public interface IAttachmentStore
{
    /// <summary>When it returns, the content survives a power cut.</summary>
    Task WriteAsync(string id, ReadOnlyMemory<byte> content, CancellationToken cancellation);

    /// <summary>Null where the file is gone.</summary>
    Stream? Open(string id);

    void Remove(string id);
}
