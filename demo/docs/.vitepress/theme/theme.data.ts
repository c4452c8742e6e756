import { themeProperties } from '../../generator/element-manifest';
import { describeProperty, type ThemeProperty } from '../../generator/theme-property';

declare const data: ThemeProperty[];
export { data };

/** The custom properties for the theme editor, read when the site is built. */
export default { load: (): ThemeProperty[] => themeProperties.map(describeProperty) };
