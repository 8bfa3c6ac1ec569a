using Microsoft.Extensions.Options;

namespace OpsCenter.Core.Notifications;

[OptionsValidator]
internal sealed partial class NotificationOptionsValidator : IValidateOptions<NotificationOptions>;
