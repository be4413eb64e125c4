/** True for text of which a reader sees nothing: white space of any width, and characters without width. */
export const isBlank = (text: string): boolean => /^[\s\u00ad\u115f\u1160\u180e\u200b-\u200f\u2060\u2800\u3164\ufeff]*$/u.test(text)
