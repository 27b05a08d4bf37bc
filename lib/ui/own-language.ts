import { i18n } from '#i18n';

/** Of a message in both languages (`中文 / English`, as policies are read by admins of either) the half that this interface speaks; any other text as it is. */
export function ownLanguage(message: string): string {
  const [chinese = '', english, ...more] = message.split(' / ');
  if (english === undefined || more.length > 0 || !/\p{Script=Han}/u.test(chinese) || /\p{Script=Han}/u.test(english)) return message;
  return i18n.t('locale') === 'en' ? english : chinese;
}
