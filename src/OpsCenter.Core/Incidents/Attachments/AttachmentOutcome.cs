namespace OpsCenter.Core.Incidents.Attachments;

/// <summary>What became of a file that somebody brought.</summary>
public enum AttachmentOutcome
{
    Done,

    /// <summary>The caller may not work on incidents.</summary>
    Forbidden,

    /// <summary>No such incident.</summary>
    NotFound,

    Empty,

    TooLarge,

    /// <summary>The incident holds as many as it may.</summary>
    TooMany,

    /// <summary>Neither a picture, a PDF, an office document nor plain text; or its name says something else than its content.</summary>
    WrongKind,
}
